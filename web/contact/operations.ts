import { graphql } from '../gql/gql.ts';

export const ConfirmContact = graphql(`
  mutation DeskConfirmContact($input: ConfirmContactInput!) {
    confirmContact(input: $input) {
      contact {
        id
        name
        status
        attributes
        identities {
          id
          kind
          value
        }
      }
      errors {
        __typename
      }
    }
  }
`);

export const TagTicket = graphql(`
  mutation DeskTag($input: TagTicketInput!) {
    tagTicket(input: $input) {
      ticket {
        id
        tags {
          id
          name
          colour
        }
      }
      errors {
        __typename
      }
    }
  }
`);

export const UntagTicket = graphql(`
  mutation DeskUntag($input: UntagTicketInput!) {
    untagTicket(input: $input) {
      ticket {
        id
        tags {
          id
          name
          colour
        }
      }
      errors {
        __typename
      }
    }
  }
`);

export const HistoryQuery = graphql(`
  query DeskHistory($contactId: ID!, $after: String) {
    contactTickets(contactId: $contactId, first: 10, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        cursor
        node {
          id
          number
          status
          channel
          openedAt
          lastActivityAt
          queue {
            id
            name
          }
          assignee {
            id
            name
          }
        }
      }
    }
  }
`);
