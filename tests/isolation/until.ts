/** Resolves when the condition holds; fails with what it was about after the deadline. */
export const until = async (about: string, condition: () => boolean | Promise<boolean>, ms = 5_000): Promise<void> => {
  const deadline = performance.now() + ms;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`waited ${ms} ms in vain: ${about}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
};
