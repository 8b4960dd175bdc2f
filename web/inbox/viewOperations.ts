import { graphql } from '../gql/gql.ts';

export const SavedViews = graphql(`
  query DeskSavedViews {
    savedViews {
      id
      name
      filter
      shared
      owner {
        id
        name
      }
    }
  }
`);

export const CreateSavedView = graphql(`
  mutation DeskCreateSavedView($input: CreateSavedViewInput!) {
    createSavedView(input: $input) {
      savedView {
        id
        name
        filter
      }
      errors {
        __typename
      }
    }
  }
`);

export const DeleteSavedView = graphql(`
  mutation DeskDeleteSavedView($input: DeleteSavedViewInput!) {
    deleteSavedView(input: $input) {
      deletedId
      errors {
        __typename
      }
    }
  }
`);
