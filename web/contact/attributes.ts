/** Attributes come as JSON, name to text; anything else is left out. */
export const attributesOf = (json: unknown): [string, string][] =>
  typeof json === 'object' && json !== null
    ? Object.entries(json).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '')
    : [];

/** What has to be sent: changed and new ones with their text, removed ones as null; null when nothing changed. */
export const attributeChanges = (before: readonly [string, string][], after: readonly [string, string][]): Record<string, string | null> | null => {
  const old = new Map(before);
  const now = new Map(after.map(([name, value]) => [name.trim(), value.trim()]));
  const changes: Record<string, string | null> = {};
  for (const [name, value] of now) if (name !== '' && value !== '' && old.get(name) !== value) changes[name] = value;
  for (const name of old.keys()) if (!now.get(name)) changes[name] = null;
  return Object.keys(changes).length > 0 ? changes : null;
};
