import { graphql } from '../gql/gql.ts';

export const LoadFields = graphql(`
  fragment LiveLoad on QueueLoad {
    waiting
    oldestSince
    pendingOffers
    available
    queue {
      id
      name
      enabled
    }
  }
`);

export const QueueLoads = graphql(`
  query LiveQueues {
    queueLoads {
      ...LiveLoad
    }
  }
`);

export const QueueFeed = graphql(`
  subscription LiveQueueFeed($after: String) {
    queueEvents(after: $after) {
      __typename
      ... on Event {
        id
        cursor
      }
      ... on QueueLoadChanged {
        loads {
          ...LiveLoad
        }
      }
    }
  }
`);

export const LiveCounts = graphql(`
  query LiveCounts($from: DateTime!) {
    stats(from: $from) {
      total {
        resolved
        standing {
          new
          open
          pending
          onHold
          assigned
        }
      }
    }
  }
`);

export const WaitingTickets = graphql(`
  query LiveWaiting {
    inbox(filter: { status: [NEW] }, first: 25) {
      pageInfo {
        hasNextPage
      }
      edges {
        cursor
        node {
          id
          number
          channel
          openedAt
          contact {
            id
            name
          }
          queue {
            id
            name
          }
          routing {
            waitingSince
            reason
          }
        }
      }
    }
  }
`);

export const CandidateFields = graphql(`
  fragment Candidate on RoutingCandidate {
    chosen
    skipped
    proficiency
    load
    capacity
    idleSince
    user {
      id
      name
    }
  }
`);

export const ExplainTicket = graphql(`
  query ExplainTicket($id: ID!) {
    ticket(id: $id) {
      id
      number
      status
      channel
      openedAt
      allowedActions
      contact {
        id
        name
      }
      queue {
        id
        name
      }
      assignee {
        id
        name
      }
      routing {
        waitingSince
        position
        estimatedWaitMs
        reason
        offer {
          id
          expiresAt
          user {
            id
            name
          }
        }
        candidates {
          ...Candidate
        }
        lastDecision {
          at
          mode
          waitedMs
          user {
            id
            name
          }
        }
      }
    }
  }
`);

export const TakeOver = graphql(`
  mutation TakeOver($input: TransferTicketInput!) {
    transferTicket(input: $input) {
      ticket {
        id
        status
        assignee {
          id
          name
        }
      }
      errors {
        __typename
      }
    }
  }
`);
