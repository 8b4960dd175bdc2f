import { graphql } from '../gql/gql.ts';

export const QueueFields = graphql(`
  fragment QueueSetting on Queue {
    id
    name
    enabled
    assignmentMode
    acceptanceMs
    followUpPolicy
    whenOffline
    hours {
      id
      name
    }
    slaPolicy {
      id
      name
    }
    requiredSkills {
      minLevel
      skill {
        id
        name
      }
    }
    members {
      id
      name
      role
    }
  }
`);

export const QueueSettings = graphql(`
  query SettingsQueues {
    queues {
      ...QueueSetting
    }
  }
`);

export const QueueChoices = graphql(`
  query SettingsQueueChoices {
    skills {
      id
      name
    }
    businessHours {
      id
      name
    }
    slaPolicies {
      id
      name
    }
  }
`);

export const StaffPage = graphql(`
  query SettingsStaff($after: String) {
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

export const CreateQueue = graphql(`
  mutation SettingsCreateQueue($input: CreateQueueInput!) {
    createQueue(input: $input) {
      queue {
        ...QueueSetting
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

export const ChangeQueue = graphql(`
  mutation SettingsChangeQueue($input: ChangeQueueInput!) {
    changeQueue(input: $input) {
      queue {
        ...QueueSetting
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

export const SkillSettings = graphql(`
  query SettingsSkills {
    skills {
      id
      name
      description
    }
  }
`);

export const CreateSkill = graphql(`
  mutation SettingsCreateSkill($input: CreateSkillInput!) {
    createSkill(input: $input) {
      skill {
        id
        name
        description
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

export const ChangeSkill = graphql(`
  mutation SettingsChangeSkill($input: ChangeSkillInput!) {
    changeSkill(input: $input) {
      skill {
        id
        name
        description
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

export const DeleteSkill = graphql(`
  mutation SettingsDeleteSkill($input: DeleteSkillInput!) {
    deleteSkill(input: $input) {
      deletedId
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

export const AuxFields = graphql(`
  fragment AuxSetting on AuxCode {
    id
    name
    status
    paid
    colour
    scheduledMs
    archived
  }
`);

export const AuxSettings = graphql(`
  query SettingsAuxCodes {
    auxCodes {
      ...AuxSetting
    }
  }
`);

export const CreateAux = graphql(`
  mutation SettingsCreateAuxCode($input: CreateAuxCodeInput!) {
    createAuxCode(input: $input) {
      auxCode {
        ...AuxSetting
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

export const ChangeAux = graphql(`
  mutation SettingsChangeAuxCode($input: ChangeAuxCodeInput!) {
    changeAuxCode(input: $input) {
      auxCode {
        ...AuxSetting
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
