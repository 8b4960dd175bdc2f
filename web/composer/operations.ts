import { graphql } from '../gql/gql.ts';

export const SendReply = graphql(`
  mutation DeskSendReply($input: SendReplyInput!) {
    sendReply(input: $input) {
      message {
        ...MessageLine
      }
      ticket {
        ...TicketRow
      }
      errors {
        __typename
        ... on StaleReply {
          unseen {
            ...MessageLine
          }
        }
      }
    }
  }
`);

export const AddNote = graphql(`
  mutation DeskAddNote($input: AddNoteInput!) {
    addNote(input: $input) {
      note {
        ...NoteLine
      }
      errors {
        __typename
      }
    }
  }
`);

export const RequestUpload = graphql(`
  mutation DeskRequestUpload($input: RequestUploadInput!) {
    requestUpload(input: $input) {
      upload {
        uploadId
        url
      }
      errors {
        __typename
      }
    }
  }
`);

export const UploadScreenshot = graphql(`
  mutation DeskUploadScreenshot($input: UploadScreenshotInput!) {
    uploadScreenshot(input: $input) {
      screenshot {
        ...ScreenshotCard
      }
      errors {
        __typename
      }
    }
  }
`);

export const DeleteScreenshot = graphql(`
  mutation DeskDeleteScreenshot($input: DeleteScreenshotInput!) {
    deleteScreenshot(input: $input) {
      screenshotId
      errors {
        __typename
      }
    }
  }
`);

export const SendAnnotation = graphql(`
  mutation DeskSendAnnotation($input: SendAnnotationInput!) {
    sendAnnotation(input: $input) {
      message {
        ...MessageLine
      }
      errors {
        __typename
      }
    }
  }
`);
