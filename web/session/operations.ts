import { graphql } from '../gql/gql.ts';

export const SessionFields = graphql(`
  fragment SessionFields on Session {
    accessToken
    expiresAt
    user {
      id
      name
      email
      role
    }
    workspace {
      id
      name
    }
  }
`);

export const SignIn = graphql(`
  mutation ConsoleSignIn($input: SignInInput!) {
    signIn(input: $input) {
      session {
        ...SessionFields
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

export const RefreshSession = graphql(`
  mutation ConsoleRefresh($input: RefreshSessionInput!) {
    refreshSession(input: $input) {
      session {
        ...SessionFields
      }
      errors {
        __typename
      }
    }
  }
`);

export const SignOut = graphql(`
  mutation ConsoleSignOut($input: SignOutInput!) {
    signOut(input: $input) {
      signedOut
    }
  }
`);
