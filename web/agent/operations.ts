import { graphql } from '../gql/gql.ts';

export const AgentNow = graphql(`
  fragment AgentNow on Agent {
    id
    state
    status
    since
    until
    takesWork
    activeTickets
    wrapUps
    load
    capacity
    mayReject
    signedInAt
    auxCode {
      id
      name
      colour
    }
  }
`);

export const MyAgent = graphql(`
  query DeskMyAgent {
    me {
      id
      agent {
        ...AgentNow
      }
    }
  }
`);

export const AuxCodes = graphql(`
  query DeskAuxCodes {
    auxCodes {
      id
      name
      status
      paid
      colour
      scheduledMs
      archived
    }
  }
`);

export const GoAvailable = graphql(`
  mutation DeskGoAvailable {
    goAvailable(input: {}) {
      agent {
        ...AgentNow
      }
      errors {
        __typename
      }
    }
  }
`);

export const GoAway = graphql(`
  mutation DeskGoAway($auxCodeId: ID) {
    goAway(input: { auxCodeId: $auxCodeId }) {
      agent {
        ...AgentNow
      }
      errors {
        __typename
      }
    }
  }
`);

export const GoBusy = graphql(`
  mutation DeskGoBusy($auxCodeId: ID) {
    goBusy(input: { auxCodeId: $auxCodeId }) {
      agent {
        ...AgentNow
      }
      errors {
        __typename
      }
    }
  }
`);

export const GoWorkOffline = graphql(`
  mutation DeskGoWorkOffline {
    goWorkOffline(input: {}) {
      agent {
        ...AgentNow
      }
      errors {
        __typename
      }
    }
  }
`);

export const GoOffline = graphql(`
  mutation DeskGoOffline {
    goOffline(input: {}) {
      agent {
        ...AgentNow
      }
      errors {
        __typename
      }
    }
  }
`);

export const FinishWrapUp = graphql(`
  mutation DeskFinishWrapUp {
    finishPostProcessing(input: {}) {
      agent {
        ...AgentNow
      }
      errors {
        __typename
      }
    }
  }
`);

export const MyEvents = graphql(`
  subscription DeskMyEvents($after: String) {
    myEvents(after: $after) {
      __typename
      ... on Event {
        id
        at
        cursor
      }
      ... on AssignmentChanged {
        id
        at
        cursor
        ticketId
        assigned
      }
      ... on AgentStateChanged {
        id
        at
        cursor
        cause
        after
        by {
          id
          name
        }
        agent {
          ...AgentNow
        }
      }
      ... on OfferMade {
        id
        at
        cursor
        offer {
          ...OfferPop
        }
      }
      ... on OfferEnded {
        id
        at
        cursor
        offerId
        ticketId
        state
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
