import { graphql } from '../gql/gql.ts';

export const SignatureFields = graphql(`
  fragment SignatureSetting on Signature {
    id
    name
    html
    isDefault
    users {
      id
      name
    }
    queues {
      id
      name
    }
  }
`);

export const SignatureSettings = graphql(`
  query SettingsSignatures {
    signatures {
      ...SignatureSetting
    }
  }
`);

export const CreateSignature = graphql(`
  mutation SettingsCreateSignature($input: CreateSignatureInput!) {
    createSignature(input: $input) {
      signature {
        ...SignatureSetting
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

export const ChangeSignature = graphql(`
  mutation SettingsChangeSignature($input: UpdateSignatureInput!) {
    updateSignature(input: $input) {
      signature {
        ...SignatureSetting
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

export const DeleteSignature = graphql(`
  mutation SettingsDeleteSignature($input: DeleteSignatureInput!) {
    deleteSignature(input: $input) {
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

export const AssignSignature = graphql(`
  mutation SettingsAssignSignature($input: AssignSignatureInput!) {
    assignSignature(input: $input) {
      signature {
        ...SignatureSetting
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

export const MacroFields = graphql(`
  fragment MacroSetting on Macro {
    id
    name
    steps {
      action
      text
      tagId
      labelId
      queueId
      userId
    }
  }
`);

export const MacroSettings = graphql(`
  query SettingsMacros {
    macros {
      ...MacroSetting
    }
  }
`);

export const MacroChoices = graphql(`
  query SettingsMacroChoices {
    tags {
      id
      name
      archived
    }
    labels {
      id
      name
    }
    queues {
      id
      name
    }
  }
`);

export const CreateMacro = graphql(`
  mutation SettingsCreateMacro($input: CreateMacroInput!) {
    createMacro(input: $input) {
      macro {
        ...MacroSetting
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

export const ChangeMacro = graphql(`
  mutation SettingsChangeMacro($input: UpdateMacroInput!) {
    updateMacro(input: $input) {
      macro {
        ...MacroSetting
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

export const DeleteMacro = graphql(`
  mutation SettingsDeleteMacro($input: DeleteMacroInput!) {
    deleteMacro(input: $input) {
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

export const ViewFields = graphql(`
  fragment ViewSetting on SavedView {
    id
    name
    filter
    shared
    owner {
      id
      name
    }
  }
`);

export const ViewSettings = graphql(`
  query SettingsViews {
    savedViews {
      ...ViewSetting
    }
  }
`);

export const ChangeView = graphql(`
  mutation SettingsChangeView($input: UpdateSavedViewInput!) {
    updateSavedView(input: $input) {
      savedView {
        ...ViewSetting
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

export const DeleteView = graphql(`
  mutation SettingsDeleteView($input: DeleteSavedViewInput!) {
    deleteSavedView(input: $input) {
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
