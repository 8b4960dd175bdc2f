import { graphql } from '../gql/gql.ts';

export const AllRow = graphql(`
  fragment AllRow on Ticket {
    id
    number
    status
    channel
    openedAt
    lastActivityAt
    contact {
      id
      name
      identities {
        id
        kind
        value
      }
    }
    queue {
      id
      name
    }
    assignee {
      id
      name
    }
    labels {
      id
      name
      colour
      highlight
    }
  }
`);

export const AllChoices = graphql(`
  query AllChoices {
    queues {
      id
      name
      members {
        id
        name
        role
      }
    }
  }
`);

export const AllTickets = graphql(`
  query AllTickets($filter: AllTicketsFilter, $sort: AllTicketsSort, $first: Int!, $after: String) {
    allTickets(filter: $filter, sort: $sort, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        cursor
        node {
          ...AllRow
        }
      }
    }
  }
`);
