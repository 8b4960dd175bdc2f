import { graphql } from '../gql/gql.ts';

/** What happens to the tickets the reader may see; each brings its row as it is now. */
export const InboxEvents = graphql(`
  subscription DeskInboxEvents($after: String) {
    inboxEvents(after: $after) {
      __typename
      ... on TicketOpened {
        id
        at
        cursor
        ticket {
          ...TicketRow
        }
      }
      ... on TicketChanged {
        id
        at
        cursor
        change
        cause
        by {
          id
          name
        }
        ticket {
          ...TicketRow
        }
      }
      ... on TicketActivity {
        id
        at
        cursor
        ticket {
          ...TicketRow
        }
        message {
          id
          side
          author {
            name
          }
        }
      }
      ... on SlaWarned {
        id
        at
        cursor
        ticket {
          ...TicketRow
        }
        clock {
          id
          kind
        }
      }
      ... on SlaBreached {
        id
        at
        cursor
        ticket {
          ...TicketRow
        }
        clock {
          id
          kind
        }
      }
      ... on LeftScope {
        id
        at
        cursor
        conversationId
        ticketId
      }
      ... on ResyncRequired {
        id
        at
        cursor
        reason
      }
    }
  }
`);
