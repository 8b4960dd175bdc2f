import { graphql } from '../gql/gql.ts';

/** What an offer shows before it is accepted: who writes, what they wrote last, and how long they have waited. */
export const OfferPop = graphql(`
  fragment OfferPop on Offer {
    id
    state
    round
    madeAt
    expiresAt
    queue {
      id
      name
    }
    ticket {
      id
      number
      channel
      routing {
        waitingSince
      }
      contact {
        id
        name
        status
        createdAt
      }
      conversation {
        id
        lastMessage {
          id
          text
          deletedAt
        }
      }
    }
  }
`);

export const MyOffers = graphql(`
  query DeskMyOffers {
    myOffers {
      ...OfferPop
    }
  }
`);

export const AcceptOffer = graphql(`
  mutation DeskAcceptOffer($input: AcceptOfferInput!) {
    acceptOffer(input: $input) {
      ticket {
        ...TicketDetail
      }
      errors {
        __typename
        ... on AlreadyTaken {
          state
        }
      }
    }
  }
`);

export const RejectOffer = graphql(`
  mutation DeskRejectOffer($input: RejectOfferInput!) {
    rejectOffer(input: $input) {
      offer {
        id
        state
      }
      errors {
        __typename
        ... on AlreadyTaken {
          state
        }
      }
    }
  }
`);

/** The contact's latest ticket before this one. */
export const LastTicket = graphql(`
  query DeskLastTicket($contactId: ID!) {
    contactTickets(contactId: $contactId, first: 2) {
      edges {
        cursor
        node {
          id
          status
          lastActivityAt
          assignee {
            id
            name
          }
        }
      }
    }
  }
`);
