import { graphql } from '../gql/gql.ts';

export const SearchQuery = graphql(`
  query DeskSearch($text: String!) {
    search(text: $text, first: 20) {
      field
      snippet {
        text
        matched
      }
      ticket {
        id
        number
        status
        channel
        lastActivityAt
        queue {
          id
          name
        }
        assignee {
          id
          name
        }
        contact {
          id
          name
        }
      }
    }
  }
`);
