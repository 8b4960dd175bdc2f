import { readFileSync } from 'node:fs';

export const registeredTexts = Object.values(JSON.parse(readFileSync(new URL('../../web/gql/persisted-documents.json', import.meta.url), 'utf8')) as Record<string, string>);

/** The registered document of this operation, as the pages send it. */
export const registered = (operation: string): string => {
  const text = registeredTexts.find((each) => new RegExp(`\\b(query|mutation|subscription) ${operation}\\b`).test(each));
  if (text === undefined) throw new Error(`no registered document has the operation ${operation}`);
  return text;
};
