/** Words of the search over everything. */
import type { SearchField } from '../gql/graphql.ts';

export const searchWords = {
  title: 'Search everything',
  open: 'Search everything, Ctrl K',
  label: 'Name, phone, email, words of a message, or #number',
  hint: 'Name, phone, email, words or #number',
  start: 'Type at least two characters. Names may have a typing error.',
  none: (text: string) => `Nothing that you may see matches “${text}”.`,
  failed: 'The search did not answer. Check the connection and try again.',
  results: 'Conversations found',
  count: (n: number) => (n === 1 ? '1 conversation' : `${n} conversations`),
  searching: 'Searching',
  fields: { NAME: 'Name', PHONE: 'Phone', EMAIL: 'Email', CONTENT: 'Message', ID: 'Number' } satisfies Record<SearchField, string>,
  keys: { choose: 'choose', open: 'open', close: 'close' },
} as const;
