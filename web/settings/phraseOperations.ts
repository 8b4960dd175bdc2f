import { graphql } from '../gql/gql.ts';

export const CannedFields = graphql(`
  fragment CannedSetting on CannedMessage {
    id
    title
    category
    shortcut
    body
    channels
    changedAt
  }
`);

export const CannedSettings = graphql(`
  query SettingsCanned($filter: PhraseFilter, $after: String) {
    cannedMessages(filter: $filter, first: 50, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        cursor
        node {
          ...CannedSetting
        }
      }
    }
  }
`);

export const PhraseCategories = graphql(`
  query SettingsPhraseCategories {
    phraseCategories
  }
`);

export const CreateCanned = graphql(`
  mutation SettingsCreateCanned($input: CreateCannedMessageInput!) {
    createCannedMessage(input: $input) {
      cannedMessage {
        ...CannedSetting
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

export const ChangeCanned = graphql(`
  mutation SettingsChangeCanned($input: UpdateCannedMessageInput!) {
    updateCannedMessage(input: $input) {
      cannedMessage {
        ...CannedSetting
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

export const DeleteCanned = graphql(`
  mutation SettingsDeleteCanned($input: DeleteCannedMessageInput!) {
    deleteCannedMessage(input: $input) {
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

export const FaqFields = graphql(`
  fragment FaqSetting on Faq {
    id
    title
    category
    body
  }
`);

export const FaqSettings = graphql(`
  query SettingsFaqs($filter: PhraseFilter, $after: String) {
    faqs(filter: $filter, first: 50, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        cursor
        node {
          ...FaqSetting
        }
      }
    }
  }
`);

export const CreateFaq = graphql(`
  mutation SettingsCreateFaq($input: CreateFaqInput!) {
    createFaq(input: $input) {
      faq {
        ...FaqSetting
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

export const ChangeFaq = graphql(`
  mutation SettingsChangeFaq($input: UpdateFaqInput!) {
    updateFaq(input: $input) {
      faq {
        ...FaqSetting
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

export const DeleteFaq = graphql(`
  mutation SettingsDeleteFaq($input: DeleteFaqInput!) {
    deleteFaq(input: $input) {
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

export const AutoReplyFields = graphql(`
  fragment AutoReplySetting on AutoReply {
    id
    locale
    text
    queue {
      id
      name
    }
  }
`);

export const AutoReplySettings = graphql(`
  query SettingsAutoReplies {
    autoReplies {
      ...AutoReplySetting
    }
  }
`);

export const CreateAutoReply = graphql(`
  mutation SettingsCreateAutoReply($input: CreateAutoReplyInput!) {
    createAutoReply(input: $input) {
      autoReply {
        ...AutoReplySetting
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

export const ChangeAutoReply = graphql(`
  mutation SettingsChangeAutoReply($input: UpdateAutoReplyInput!) {
    updateAutoReply(input: $input) {
      autoReply {
        ...AutoReplySetting
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

export const DeleteAutoReply = graphql(`
  mutation SettingsDeleteAutoReply($input: DeleteAutoReplyInput!) {
    deleteAutoReply(input: $input) {
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
