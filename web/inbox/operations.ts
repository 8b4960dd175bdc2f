import { graphql } from '../gql/gql.ts';

/** What a row of the list shows; events carry the same, so that rows change in place. */
export const TicketRow = graphql(`
  fragment TicketRow on Ticket {
    id
    number
    status
    channel
    lastActivityAt
    nextTransitionAt
    snoozedUntil
    allowedActions
    labels {
      id
      name
      colour
      highlight
    }
    sla {
      id
      kind
      state
      targetMs
      elapsedMs
      runningSince
      dueAt
      breachedAt
    }
    queue {
      id
      name
    }
    assignee {
      id
      name
    }
    tags {
      id
      name
      colour
    }
    contact {
      id
      name
      status
    }
    draft {
      document
      text
    }
    conversation {
      id
      channel
      endpointName
      unreadCount
      readPosition
      lastPosition
      lastMessageAt
      lastMessage {
        id
        text
        side
        deletedAt
        author {
          name
          user {
            id
          }
        }
      }
    }
  }
`);

export const InboxQuery = graphql(`
  query DeskInbox($filter: InboxFilter, $first: Int!) {
    inbox(filter: $filter, first: $first) {
      pageInfo {
        hasNextPage
      }
      edges {
        cursor
        node {
          ...TicketRow
        }
      }
    }
  }
`);

/** What a followed list changes in the cache: which rows stand in which order. */
export const InboxOrder = graphql(`
  query InboxOrder($filter: InboxFilter, $first: Int!) {
    inbox(filter: $filter, first: $first) {
      __typename
      pageInfo {
        __typename
        hasNextPage
      }
      edges {
        __typename
        cursor
        node {
          __typename
          id
        }
      }
    }
  }
`);

/** A list from its rows on; it takes no "after", since a list that was away begins anew. */
export const InboxListFeed = graphql(`
  subscription DeskInboxList($filter: InboxFilter, $first: Int!) {
    inboxList(filter: $filter, first: $first) {
      __typename
      ... on Event {
        id
        cursor
      }
      ... on InboxListed {
        rows {
          ticketId
          ticket {
            ...TicketRow
          }
        }
      }
      ... on InboxListChanged {
        differences {
          kind
          ticketId
          after
          ticket {
            ...TicketRow
          }
        }
      }
    }
  }
`);

export const InboxCountFeed = graphql(`
  subscription DeskInboxCount($filter: InboxFilter, $first: Int!) {
    inboxList(filter: $filter, first: $first) {
      __typename
      ... on Event {
        id
        cursor
      }
      ... on InboxListed {
        rows {
          ticketId
          ticket {
            id
            conversation {
              id
              unreadCount
            }
          }
        }
      }
      ... on InboxListChanged {
        differences {
          kind
          ticketId
          after
          ticket {
            id
            conversation {
              id
              unreadCount
            }
          }
        }
      }
    }
  }
`);

export const InboxCounts = graphql(`
  query DeskCounts($mine: InboxFilter!, $queue: InboxFilter!, $first: Int!) {
    mine: inbox(filter: $mine, first: $first) {
      edges {
        cursor
        node {
          id
          conversation {
            id
            unreadCount
          }
        }
      }
    }
    queue: inbox(filter: $queue, first: $first) {
      edges {
        cursor
        node {
          id
        }
      }
    }
  }
`);

export const InboxChoices = graphql(`
  query DeskChoices {
    tags {
      id
      name
      colour
      category
      archived
    }
    labels {
      id
      name
      colour
      archived
    }
    endpoints {
      id
      channel
    }
    workspaceSettings {
      agentsMakeTags
      transferNoteRequired
      tagBeforeResolve
    }
  }
`);

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
