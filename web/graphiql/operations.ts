/** What the API page itself asks. */
import { graphql } from '../gql/gql.ts';

graphql(`
  fragment ExplorerSession on Session {
    accessToken
    refreshToken
    user {
      name
      role
    }
    workspace {
      name
    }
  }
`);

export const ExplorerSignIn = graphql(`
  mutation ExplorerSignIn($input: SignInInput!) {
    signIn(input: $input) {
      session {
        ...ExplorerSession
      }
      errors {
        __typename
        ... on TooManyAttempts {
          retryAfterSeconds
        }
        ... on WorkspaceChoiceNeeded {
          workspaces {
            id
            name
          }
        }
      }
    }
  }
`);

export const ExplorerRefresh = graphql(`
  mutation ExplorerRefresh($input: RefreshSessionInput!) {
    refreshSession(input: $input) {
      session {
        ...ExplorerSession
      }
      errors {
        __typename
      }
    }
  }
`);

export const ExplorerSignOut = graphql(`
  mutation ExplorerSignOut($input: SignOutInput!) {
    signOut(input: $input) {
      signedOut
    }
  }
`);

export const ExplorerWorkspace = graphql(`
  query ExplorerWorkspace {
    workspace {
      name
    }
  }
`);
