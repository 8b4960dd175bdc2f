/** The texts of the API page. */
export const words = {
  title: 'Parley API',
  lead: 'Sign in to read the schema and to run operations and subscriptions as yourself. Who you are is forgotten when you close this page.',
  email: 'Email',
  password: 'Password',
  signIn: 'Sign in',
  or: 'or with a token',
  token: 'API or access token',
  use: 'Use the token',
  leave: 'Sign out',
  loading: 'Loading the editor…',
  ended: 'The session is over. Please sign in again.',
  workspace: (name: string) => `Sign in to ${name}`,
  choose: 'This address has users in several workspaces.',
  wrong: 'Email and password do not match.',
  wait: (seconds: number) => `Too many tries. Try again in ${seconds} s.`,
  refused: 'This token does not count.',
  away: 'The server did not answer.',
  byToken: 'with a token',
  query: `# Everything in the schema is described: press Ctrl+Space for suggestions, or open the documentation on the left.
# Subscriptions stay open until you stop them.

query Me {
  workspace { name }
  me { name role }
}

subscription Inbox($after: String) {
  inboxEvents(after: $after) {
    __typename
    ... on Event { id at cursor }
    ... on TicketActivity { ticket { number status } message { text } }
  }
}
`,
};
