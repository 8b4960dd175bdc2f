import { graphql } from '../gql/gql.ts';

export const AttachmentFields = graphql(`
  fragment AttachmentFields on Attachment {
    id
    fileName
    contentType
    size
    width
    height
    url
  }
`);

export const MessageLine = graphql(`
  fragment MessageLine on Message {
    id
    conversationId
    position
    side
    text
    richText
    delivery
    createdAt
    editedAt
    deletedAt
    author {
      name
      side
      user {
        id
      }
    }
    attachments {
      ...AttachmentFields
    }
  }
`);

export const NoteLine = graphql(`
  fragment NoteLine on InternalNote {
    id
    text
    createdAt
    writer: author {
      id
      name
    }
  }
`);

export const ScreenshotCard = graphql(`
  fragment ScreenshotCard on Screenshot {
    id
    conversationId
    width
    height
    document
    createdAt
    author {
      name
      side
      user {
        id
      }
    }
    image {
      ...AttachmentFields
    }
  }
`);

export const TicketDetail = graphql(`
  fragment TicketDetail on Ticket {
    ...TicketRow
    openedAt
    resolvedAt
    closedAt
    presenceDocument
    participants {
      id
      name
      role
    }
    followUpOf {
      id
      number
    }
    notes {
      document
    }
    contact {
      id
      name
      status
      attributes
      createdAt
      identities {
        id
        kind
        value
      }
      notes {
        document
      }
    }
    conversation {
      id
      presenceDocument
      screenshots {
        ...ScreenshotCard
      }
    }
  }
`);

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
