import { graphql } from '../gql/gql.ts';

export const LabelTicket = graphql(`
  mutation DeskLabel($input: LabelTicketInput!) {
    labelTicket(input: $input) {
      ticket {
        id
        labels {
          id
          name
          colour
          highlight
        }
      }
      errors {
        __typename
      }
    }
  }
`);

export const UnlabelTicket = graphql(`
  mutation DeskUnlabel($input: UnlabelTicketInput!) {
    unlabelTicket(input: $input) {
      ticket {
        id
        labels {
          id
          name
          colour
          highlight
        }
      }
      errors {
        __typename
      }
    }
  }
`);

export const CreateTag = graphql(`
  mutation DeskCreateTag($input: CreateTagInput!) {
    createTag(input: $input) {
      tag {
        id
        name
        colour
      }
      errors {
        __typename
      }
    }
  }
`);
