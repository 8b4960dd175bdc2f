import { graphql } from '../gql/gql.ts';

export const ClaimTicket = graphql(`
  mutation DeskClaim($input: ClaimTicketInput!) {
    claimTicket(input: $input) {
      ticket {
        ...TicketDetail
      }
      errors {
        __typename
        ... on AlreadyAssigned {
          assignee {
            id
            name
          }
        }
      }
    }
  }
`);

export const MarkPending = graphql(`
  mutation DeskMarkPending($input: MarkPendingInput!) {
    markPending(input: $input) {
      ticket {
        ...TicketRow
      }
      errors {
        __typename
      }
    }
  }
`);

export const MarkOnHold = graphql(`
  mutation DeskMarkOnHold($input: MarkOnHoldInput!) {
    markOnHold(input: $input) {
      ticket {
        ...TicketRow
      }
      errors {
        __typename
      }
    }
  }
`);

export const ResolveTicket = graphql(`
  mutation DeskResolve($input: ResolveTicketInput!) {
    resolveTicket(input: $input) {
      ticket {
        ...TicketRow
      }
      errors {
        __typename
      }
    }
  }
`);

export const ReopenTicket = graphql(`
  mutation DeskReopen($input: ReopenTicketInput!) {
    reopenTicket(input: $input) {
      ticket {
        ...TicketRow
      }
      errors {
        __typename
      }
    }
  }
`);

export const SnoozeTicket = graphql(`
  mutation DeskSnooze($input: SnoozeTicketInput!) {
    snoozeTicket(input: $input) {
      ticket {
        ...TicketRow
      }
      errors {
        __typename
      }
    }
  }
`);

export const WakeTicket = graphql(`
  mutation DeskWake($input: UnsnoozeTicketInput!) {
    unsnoozeTicket(input: $input) {
      ticket {
        ...TicketRow
      }
      errors {
        __typename
      }
    }
  }
`);

export const TransferTicket = graphql(`
  mutation DeskTransfer($input: TransferTicketInput!) {
    transferTicket(input: $input) {
      ticket {
        ...TicketRow
      }
      errors {
        __typename
      }
    }
  }
`);

export const InviteExpert = graphql(`
  mutation DeskInviteExpert($input: InviteExpertInput!) {
    inviteExpert(input: $input) {
      ticket {
        id
        participants {
          id
          name
          role
        }
      }
      errors {
        __typename
      }
    }
  }
`);

export const CreateInvitation = graphql(`
  mutation DeskInvitation($input: CreateInvitationInput!) {
    createInvitation(input: $input) {
      url
      expiresAt
      errors {
        __typename
      }
    }
  }
`);

/** Who is available with room, and where else it can go. */
export const TransferTargets = graphql(`
  query DeskTransferTargets($ticketId: ID!) {
    transferTargets(ticketId: $ticketId) {
      agents {
        load
        capacity
        user {
          id
          name
        }
      }
      queues {
        id
        name
      }
    }
    workspaceSettings {
      transferNoteRequired
    }
  }
`);

/** Everybody who serves a queue, for who may hand over to somebody without room. */
export const QueueMembers = graphql(`
  query DeskQueueMembers {
    queues {
      id
      name
      members {
        id
        name
        role
        status
      }
    }
  }
`);

export const Colleagues = graphql(`
  query DeskColleagues($after: String) {
    users(first: 100, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        cursor
        node {
          id
          name
          role
          status
        }
      }
    }
  }
`);
