import { graphql } from '../gql/gql.ts';

export const TagFields = graphql(`
  fragment TagSetting on Tag {
    id
    name
    colour
    category
    custom
    archived
  }
`);

export const TagSettings = graphql(`
  query SettingsTags {
    tags {
      ...TagSetting
    }
  }
`);

export const CreateTag = graphql(`
  mutation SettingsCreateTag($input: CreateTagInput!) {
    createTag(input: $input) {
      tag {
        ...TagSetting
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

export const ChangeTag = graphql(`
  mutation SettingsChangeTag($input: UpdateTagInput!) {
    updateTag(input: $input) {
      tag {
        ...TagSetting
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

export const LabelFields = graphql(`
  fragment LabelSetting on Label {
    id
    name
    colour
    highlight
    notifies
    archived
  }
`);

export const LabelSettings = graphql(`
  query SettingsLabels {
    labels {
      ...LabelSetting
    }
  }
`);

export const CreateLabel = graphql(`
  mutation SettingsCreateLabel($input: CreateLabelInput!) {
    createLabel(input: $input) {
      label {
        ...LabelSetting
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

export const ChangeLabel = graphql(`
  mutation SettingsChangeLabel($input: UpdateLabelInput!) {
    updateLabel(input: $input) {
      label {
        ...LabelSetting
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

export const RuleFields = graphql(`
  fragment RuleSetting on LabelRule {
    id
    kind
    words
    threshold
    enabled
    label {
      id
      name
      colour
    }
  }
`);

export const RuleSettings = graphql(`
  query SettingsRules {
    labelRules {
      ...RuleSetting
    }
  }
`);

export const CreateRule = graphql(`
  mutation SettingsCreateRule($input: CreateLabelRuleInput!) {
    createLabelRule(input: $input) {
      labelRule {
        ...RuleSetting
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

export const ChangeRule = graphql(`
  mutation SettingsChangeRule($input: UpdateLabelRuleInput!) {
    updateLabelRule(input: $input) {
      labelRule {
        ...RuleSetting
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

export const DryRunRule = graphql(`
  query SettingsDryRun($rule: LabelRuleDryRunInput!, $since: DateTime!) {
    dryRunLabelRule(rule: $rule, since: $since) {
      count
      samples {
        id
        number
        status
        openedAt
        contact {
          id
          name
        }
      }
    }
  }
`);
