/** Words of what helps to write: ready texts, macros, sending later. */
import type { SignatureSource } from '../gql/graphql.ts';

const plural = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

export const phraseWords = {
  open: 'Canned messages and answers: # or /',
  picker: 'Canned messages and answers',
  matches: (text: string) => (text === '' ? 'All canned messages and answers' : `Matches for ${text}`),
  canned: 'Canned',
  faqs: 'Answer',
  none: 'No canned message or answer matches.',
  empty: (names: string[]) => `Nothing to fill in here: ${names.join(', ')}`,
  loading: 'Filling in',
  gone: 'Not inserted: it is not there any more.',
  count: (n: number, channel: string) => `${n}, ${channel}`,
  keys: { choose: 'choose', insert: 'insert', close: 'close' },

  macros: 'Macros',
  macroSteps: (n: number) => plural(n, 'step', 'steps'),
  macroDone: (name: string) => `Done: ${name}`,
  macroStale: 'Not done: messages came that you have not seen. Read them, then run it again.',
  macroEmpty: (name: string) => `Run “${name}” with gaps?`,
  macroEmptyLead: (names: string[]) => `The customer would read empty text in place of: ${names.join(', ')}.`,
  macroAnyway: 'Run it anyway',

  sendOptions: 'More ways to send',
  later: 'Send later',
  laterTitle: 'Send this later',
  laterLead: (text: string) => (text.length > 140 ? `${text.slice(0, 140)}…` : text),
  laterCancel: 'Do not send it if the customer writes before',
  laterDo: (time: string) => `Send ${time}`,
  laterWhen: 'When to send',
  laterDone: (time: string) => `It goes out ${time}`,
  laterFiles: 'A reply with files cannot be sent later. Remove the files, or send it now.',
  laterNothing: 'Write something first.',
  planned: (n: number) => plural(n, 'reply is planned', 'replies are planned'),
  plannedFor: (time: string) => `for ${time}`,
  plannedUnless: 'unless the customer writes',
  cancelPlanned: 'Do not send',
  cancelled: 'It will not be sent',
  cancelTooLate: 'It has gone out already.',

  signature: 'Signature',
  signatureFrom: { USER: 'your own', QUEUE: 'of the queue', DEFAULT: 'of the workspace' } satisfies Record<SignatureSource, string>,
} as const;
