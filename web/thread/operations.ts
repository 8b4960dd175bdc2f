import { graphql } from '../gql/gql.ts';

export const TicketQuery = graphql(`
  query DeskTicket($id: ID!) {
    ticket(id: $id) {
      ...TicketDetail
    }
  }
`);

export const TimelineQuery = graphql(`
  query DeskTimeline($id: ID!, $last: Int!, $before: String) {
    ticket(id: $id) {
      id
      timeline(last: $last, before: $before) {
        pageInfo {
          hasPreviousPage
          startCursor
        }
        edges {
          cursor
          node {
            __typename
            ... on Message {
              ...MessageLine
            }
            ... on InternalNote {
              ...NoteLine
            }
          }
        }
      }
    }
  }
`);

export const ThreadEvents = graphql(`
  subscription DeskThreadEvents($conversationId: ID!, $after: String) {
    conversationEvents(conversationId: $conversationId, after: $after) {
      __typename
      ... on MessagePosted {
        id
        at
        cursor
        message {
          ...MessageLine
        }
      }
      ... on MessageChanged {
        id
        at
        cursor
        message {
          ...MessageLine
        }
      }
      ... on DeliveryChanged {
        id
        at
        cursor
        upToPosition
        delivery
      }
      ... on ScreenshotUploaded {
        id
        at
        cursor
        screenshot {
          ...ScreenshotCard
        }
      }
      ... on ScreenshotDeleted {
        id
        at
        cursor
        screenshotId
      }
      ... on TicketOpened {
        id
        at
        cursor
        ticket {
          id
          number
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
          id
          status
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
      ... on NoteAdded {
        id
        at
        cursor
        ticketId
        note {
          ...NoteLine
        }
      }
      ... on LeftScope {
        id
        at
        cursor
        conversationId
        leftTicketId: ticketId
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

export const FreshAttachment = graphql(`
  query DeskFreshAttachment($id: ID!) {
    node(id: $id) {
      ... on Attachment {
        id
        url
      }
    }
  }
`);

export const MarkRead = graphql(`
  mutation DeskMarkRead($input: MarkReadInput!) {
    markRead(input: $input) {
      conversation {
        id
        readPosition
        unreadCount
      }
      errors {
        __typename
      }
    }
  }
`);
