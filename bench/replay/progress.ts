/** Shows on stderr how far a replay is, every two seconds, on a terminal in one line. */
const EVERY_MS = 2_000;

export const showProgress = (line: () => string): (() => void) => {
  const { stderr } = process;
  const show = (): void => { stderr.write(stderr.isTTY ? `\r\u001b[K${line()}` : `${line()}\n`); };
  const timer = setInterval(show, EVERY_MS);
  return () => {
    clearInterval(timer);
    show();
    if (stderr.isTTY) stderr.write('\n');
  };
};
