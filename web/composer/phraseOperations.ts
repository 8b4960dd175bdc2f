import { graphql } from '../gql/gql.ts';

/** Canned messages and frequent questions that match, both for the picker. */
export const Phrases = graphql(`
  query DeskPhrases($search: String, $channel: Channel) {
    cannedMessages(filter: { search: $search, channel: $channel }, first: 25) {
      edges {
        cursor
        node {
          id
          title
          category
          shortcut
          body
        }
      }
    }
    faqs(filter: { search: $search }, first: 10) {
      edges {
        cursor
        node {
          id
          title
          category
          body
        }
      }
    }
  }
`);

export const PreviewCanned = graphql(`
  query DeskPreviewCanned($ticketId: ID!, $id: ID!) {
    preview: previewCanned(ticketId: $ticketId, cannedId: $id) {
      text
      emptyVariables
    }
  }
`);

export const PreviewFaq = graphql(`
  query DeskPreviewFaq($ticketId: ID!, $id: ID!) {
    preview: previewFaq(ticketId: $ticketId, faqId: $id) {
      text
      emptyVariables
    }
  }
`);

export const Macros = graphql(`
  query DeskMacros {
    macros {
      id
      name
      steps {
        action
      }
    }
  }
`);

export const RunMacro = graphql(`
  mutation DeskRunMacro($input: RunMacroInput!) {
    runMacro(input: $input) {
      ticket {
        ...TicketRow
      }
      errors {
        __typename
        ... on EmptyVariables {
          variables
        }
      }
    }
  }
`);

export const ScheduleReply = graphql(`
  mutation DeskScheduleReply($input: ScheduleReplyInput!) {
    scheduleReply(input: $input) {
      ticket {
        id
        scheduledReplies {
          ...ScheduledLine
        }
      }
      errors {
        __typename
      }
    }
  }
`);

export const CancelScheduledReply = graphql(`
  mutation DeskCancelScheduled($input: CancelScheduledReplyInput!) {
    cancelScheduledReply(input: $input) {
      scheduledReply {
        ...ScheduledLine
      }
      errors {
        __typename
      }
    }
  }
`);

export const SignatureQuery = graphql(`
  query DeskSignature($id: ID!) {
    ticket(id: $id) {
      id
      signature {
        name
        source
        text
        emptyVariables
      }
    }
  }
`);
