import { graphql } from '../gql/gql.ts';

export const RosterFields = graphql(`
  fragment RosterAgent on Agent {
    id
    user {
      id
      name
      role
      status
      email
    }
    username
    state
    auxCode {
      id
      name
      colour
      scheduledMs
    }
    since
    until
    status
    present
    activeTickets
    wrapUps
    load
    capacity
    mayReject
    skills {
      rank
      skill {
        id
        name
      }
    }
    queues {
      id
      name
    }
    handled
    averageResponseMs
  }
`);

export const RosterPage = graphql(`
  query Roster($after: String) {
    agents(first: 100, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        cursor
        node {
          ...RosterAgent
        }
      }
    }
  }
`);

export const RosterFeed = graphql(`
  subscription RosterFeed($after: String) {
    rosterEvents(after: $after) {
      __typename
      ... on Event {
        id
        cursor
      }
      ... on AgentStateChanged {
        agent {
          ...RosterAgent
        }
      }
      ... on AgentsChanged {
        agents {
          ...RosterAgent
        }
      }
    }
  }
`);

export const StateChoices = graphql(`
  query AgentStateChoices {
    auxCodes {
      id
      name
      status
      colour
      archived
    }
  }
`);

export const SetAgentState = graphql(`
  mutation SetAgentState($input: SetAgentStateInput!) {
    setAgentState(input: $input) {
      agent {
        ...RosterAgent
      }
      errors {
        __typename
        ... on UserError {
          path
          message
        }
      }
    }
  }
`);

export const SetCapacity = graphql(`
  mutation SetAgentCapacity($input: SetAgentCapacityInput!) {
    setAgentCapacity(input: $input) {
      agent {
        ...RosterAgent
      }
      errors {
        __typename
        ... on UserError {
          path
          message
        }
      }
    }
  }
`);

export const SetRejection = graphql(`
  mutation SetOfferRejection($input: SetOfferRejectionInput!) {
    setOfferRejection(input: $input) {
      agent {
        ...RosterAgent
      }
      errors {
        __typename
        ... on UserError {
          path
          message
        }
      }
    }
  }
`);

export const SetSkills = graphql(`
  mutation SetAgentSkills($input: SetAgentSkillsInput!) {
    setAgentSkills(input: $input) {
      agent {
        ...RosterAgent
      }
      errors {
        __typename
        ... on UserError {
          path
          message
        }
      }
    }
  }
`);

export const CreateAgent = graphql(`
  mutation CreateAgent($input: CreateAgentInput!) {
    createAgent(input: $input) {
      agent {
        ...RosterAgent
      }
      errors {
        __typename
        ... on UserError {
          path
          message
        }
      }
    }
  }
`);
