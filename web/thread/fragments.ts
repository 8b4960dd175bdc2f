/** What a thread shows of each type; queries, answers and events ask for the same. */
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

export const ScheduledLine = graphql(`
  fragment ScheduledLine on ScheduledReply {
    id
    state
    text
    sendAt
    cancelOnCustomerReply
    author {
      id
      name
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
    scheduledReplies {
      ...ScheduledLine
    }
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
