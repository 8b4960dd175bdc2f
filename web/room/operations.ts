/** Everything the customer's pages ask of the API: only what a customer may see, so nothing of tickets. */
import { graphql } from '../gql/index.ts';
import type { RoomConversationQuery, RoomMessageFragment, RoomScreenshotFragment } from '../gql/graphql.ts';

export type RoomMessage = RoomMessageFragment;
export type RoomScreenshot = RoomScreenshotFragment;
export type RoomAttachment = RoomMessage['attachments'][number];
export type RoomConversation = NonNullable<RoomConversationQuery['conversation']>;

graphql(`
  fragment RoomAttachment on Attachment {
    id
    fileName
    contentType
    size
    width
    height
    url
  }
`);

graphql(`
  fragment RoomMessage on Message {
    id
    position
    side
    author { name }
    text
    richText
    attachments { ...RoomAttachment }
    createdAt
    editedAt
    deletedAt
  }
`);

graphql(`
  fragment RoomScreenshot on Screenshot {
    id
    document
    width
    height
    image { ...RoomAttachment }
    createdAt
    author { name side }
  }
`);

export const webChatQuery = graphql(`
  query RoomWebChat($endpointKey: String!) {
    webChat(endpointKey: $endpointKey) { name workspaceName }
  }
`);

export const startWebChat = graphql(`
  mutation RoomStartWebChat($input: StartWebChatInput!) {
    startWebChat(input: $input) {
      room { token expiresAt conversation { id } }
      errors { __typename ... on UserError { message path } }
    }
  }
`);

export const acceptInvitation = graphql(`
  mutation RoomAcceptInvitation($input: AcceptInvitationInput!) {
    acceptInvitation(input: $input) {
      room { token expiresAt conversation { id } }
      errors { __typename ... on UserError { message path } }
    }
  }
`);

export const conversationQuery = graphql(`
  query RoomConversation($id: ID!, $before: String) {
    conversation(id: $id) {
      id
      endpointName
      readPosition
      presenceDocument
      messages(last: 40, before: $before) {
        edges { node { ...RoomMessage } }
        pageInfo { hasPreviousPage startCursor }
      }
      screenshots { ...RoomScreenshot }
    }
  }
`);

export const conversationEvents = graphql(`
  subscription RoomConversationEvents($conversationId: ID!, $after: String) {
    conversationEvents(conversationId: $conversationId, after: $after) {
      __typename
      ... on Event { id cursor }
      ... on MessagePosted { message { ...RoomMessage } }
      ... on MessageChanged { message { ...RoomMessage } }
      ... on ScreenshotUploaded { screenshot { ...RoomScreenshot } }
      ... on ScreenshotDeleted { screenshotId }
    }
  }
`);

export const sendWebMessage = graphql(`
  mutation RoomSend($input: SendWebMessageInput!) {
    sendWebMessage(input: $input) {
      message { ...RoomMessage }
      errors { __typename ... on UserError { message path } }
    }
  }
`);

export const requestUpload = graphql(`
  mutation RoomRequestUpload($input: RequestUploadInput!) {
    requestUpload(input: $input) {
      upload { uploadId url }
      errors { __typename ... on UserError { message path } }
    }
  }
`);

export const uploadScreenshot = graphql(`
  mutation RoomUploadScreenshot($input: UploadScreenshotInput!) {
    uploadScreenshot(input: $input) {
      screenshot { ...RoomScreenshot }
      errors { __typename ... on UserError { message path } }
    }
  }
`);

export const deleteScreenshot = graphql(`
  mutation RoomDeleteScreenshot($input: DeleteScreenshotInput!) {
    deleteScreenshot(input: $input) {
      screenshotId
      errors { __typename ... on UserError { message path } }
    }
  }
`);

export const sendAnnotation = graphql(`
  mutation RoomSendAnnotation($input: SendAnnotationInput!) {
    sendAnnotation(input: $input) {
      message { ...RoomMessage }
      errors { __typename ... on UserError { message path } }
    }
  }
`);

export const markRead = graphql(`
  mutation RoomMarkRead($input: MarkReadInput!) {
    markRead(input: $input) {
      conversation { id readPosition }
      errors { __typename ... on UserError { message path } }
    }
  }
`);

export const freshLink = graphql(`
  query RoomFreshLink($id: ID!) {
    node(id: $id) { __typename id ... on Attachment { url } }
  }
`);
