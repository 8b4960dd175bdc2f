import { graphql } from '../gql/gql.ts';

export const HoursFields = graphql(`
  fragment HoursSetting on BusinessHours {
    id
    name
    zone
    weekly {
      weekday
      spans {
        from
        to
      }
    }
    holidays {
      date
      spans {
        from
        to
      }
    }
  }
`);

export const HoursSettings = graphql(`
  query SettingsHours {
    businessHours {
      ...HoursSetting
    }
  }
`);

export const CreateHours = graphql(`
  mutation SettingsCreateHours($input: CreateBusinessHoursInput!) {
    createBusinessHours(input: $input) {
      businessHours {
        ...HoursSetting
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

export const ChangeHours = graphql(`
  mutation SettingsChangeHours($input: ChangeBusinessHoursInput!) {
    changeBusinessHours(input: $input) {
      businessHours {
        ...HoursSetting
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

export const DeleteHours = graphql(`
  mutation SettingsDeleteHours($input: DeleteBusinessHoursInput!) {
    deleteBusinessHours(input: $input) {
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

export const TargetFields = graphql(`
  fragment TargetSetting on SlaPolicy {
    id
    name
    firstResponseMs
    nextResponseMs
    resolutionMs
  }
`);

export const TargetSettings = graphql(`
  query SettingsTargets {
    slaPolicies {
      ...TargetSetting
    }
  }
`);

export const CreateTarget = graphql(`
  mutation SettingsCreateTarget($input: CreateSlaPolicyInput!) {
    createSlaPolicy(input: $input) {
      slaPolicy {
        ...TargetSetting
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

export const ChangeTarget = graphql(`
  mutation SettingsChangeTarget($input: ChangeSlaPolicyInput!) {
    changeSlaPolicy(input: $input) {
      slaPolicy {
        ...TargetSetting
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

export const DeleteTarget = graphql(`
  mutation SettingsDeleteTarget($input: DeleteSlaPolicyInput!) {
    deleteSlaPolicy(input: $input) {
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

export const ChannelSettings = graphql(`
  query SettingsChannels {
    channelPolicies {
      channel
      maxConcurrent
      weight
      crmSave
    }
  }
`);

export const SetChannel = graphql(`
  mutation SettingsSetChannel($input: SetChannelPolicyInput!) {
    setChannelPolicy(input: $input) {
      channelPolicy {
        channel
        maxConcurrent
        weight
        crmSave
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

export const WorkspaceFields = graphql(`
  fragment WorkspaceSetting on WorkspaceSettings {
    resolvedHoldMs
    pendingHoldMs
    inactivityMs
    resolveKeywords
    postProcessingMs
    pendingWeight
    onHoldWeight
    transferNoteRequired
    outboundSms
    outboundReplyRouting
    supervisorScope
    tagBeforeResolve
    agentsMakeTags
    holdOnCustomerMessage
    language
  }
`);

export const WorkspaceQuery = graphql(`
  query SettingsWorkspace {
    workspaceSettings {
      ...WorkspaceSetting
    }
  }
`);

export const SetWorkspace = graphql(`
  mutation SettingsSetWorkspace($input: SetWorkspaceSettingsInput!) {
    setWorkspaceSettings(input: $input) {
      workspaceSettings {
        ...WorkspaceSetting
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
