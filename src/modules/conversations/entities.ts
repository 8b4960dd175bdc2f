import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

export type Side = 'CUSTOMER' | 'STAFF' | 'SYSTEM';
export type Delivery = 'QUEUED' | 'SENT' | 'DELIVERED' | 'READ' | 'FAILED';

/*
 * References within the module are declared (by key, not as objects), so that what belongs together is written in order.
 */

/** The permanent thread. Its row is the lock for its messages, tickets and events, and counts their positions. */
export const Conversation = defineEntity({
  name: 'Conversation',
  tableName: 'conversation',
  properties: {
    id: p.uuid().primary(),
    workspaceId: p.uuid(),
    kind: p.text().$type<'CUSTOMER' | 'DIRECT' | 'ROOM' | 'CALL' | 'SIDE'>(),
    contactId: p.uuid().nullable(),
    endpointId: p.uuid().nullable(),
    lastPosition: p.integer(),
    lastCustomerPosition: p.integer(),
    lastStaffPosition: p.integer(),
    lastMessageAt: p.datetime().nullable(),
    createdAt: p.datetime(),
  },
});
export type ConversationEntity = InferEntity<typeof Conversation>;

export const Message = defineEntity({
  name: 'Message',
  tableName: 'message',
  properties: {
    id: p.uuid().primary(),
    workspaceId: p.uuid(),
    conversationId: () => p.manyToOne(Conversation).mapToPk().fieldName('conversation_id'),
    position: p.integer(),
    side: p.text().$type<Side>(),
    authorUserId: p.uuid().nullable(),
    authorName: p.text(),
    text: p.text(),
    richText: p.json<object>().nullable(),
    /** The sender's own id of the message with who they are: a repeat finds the first. */
    clientKey: p.text(),
    delivery: p.text().$type<Delivery>().nullable(),
    createdAt: p.datetime(),
    editedAt: p.datetime().nullable(),
    deletedAt: p.datetime().nullable(),
  },
});
export type MessageEntity = InferEntity<typeof Message>;

/** A file: EXPECTED until its bytes are here, STORED until something shows it, then USED. */
export const Attachment = defineEntity({
  name: 'Attachment',
  tableName: 'attachment',
  properties: {
    id: p.uuid().primary(),
    workspaceId: p.uuid(),
    conversationId: () => p.manyToOne(Conversation).mapToPk().fieldName('conversation_id'),
    messageId: () => p.manyToOne(Message).mapToPk().fieldName('message_id').nullable(),
    fileName: p.text(),
    contentType: p.text().nullable(),
    size: p.integer(),
    width: p.integer().nullable(),
    height: p.integer().nullable(),
    storageKey: p.text(),
    state: p.text().$type<'EXPECTED' | 'STORED' | 'USED'>(),
    createdBy: p.text(),
    createdAt: p.datetime(),
  },
});
export type AttachmentEntity = InferEntity<typeof Attachment>;

export const Screenshot = defineEntity({
  name: 'Screenshot',
  tableName: 'screenshot',
  properties: {
    id: p.uuid().primary(),
    workspaceId: p.uuid(),
    conversationId: () => p.manyToOne(Conversation).mapToPk().fieldName('conversation_id'),
    attachmentId: () => p.manyToOne(Attachment).mapToPk().fieldName('attachment_id'),
    width: p.integer(),
    height: p.integer(),
    side: p.text().$type<Side>(),
    authorUserId: p.uuid().nullable(),
    authorName: p.text(),
    createdAt: p.datetime(),
    deletedAt: p.datetime().nullable(),
  },
});
export type ScreenshotEntity = InferEntity<typeof Screenshot>;

export const conversationEntities = [Conversation, Message, Attachment, Screenshot];
