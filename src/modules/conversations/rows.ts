/** Rows as they leave this module. */
import type { Channel } from '../../kernel/channel.ts';
import type { Delivery, Side } from './entities.ts';

export interface ConversationRow {
  id: string;
  kind: 'CUSTOMER' | 'DIRECT' | 'ROOM' | 'CALL' | 'SIDE';
  contactId: string | null;
  channel: Channel;
  endpointName: string;
  lastPosition: number;
  lastMessageAt: Date | null;
  presenceDocument: string;
  createdAt: Date;
}

export interface MessageRow {
  id: string;
  conversationId: string;
  position: number;
  side: Side;
  authorUserId: string | null;
  authorName: string;
  text: string;
  richText: object | null;
  delivery: Delivery | null;
  /** The id that its sender gave it; null to everybody else. */
  clientId: string | null;
  createdAt: Date;
  editedAt: Date | null;
  deletedAt: Date | null;
}

export interface AuthorRow {
  name: string;
  side: Side;
  userId: string | null;
}

export interface AttachmentRow {
  id: string;
  workspaceId: string;
  messageId: string | null;
  fileName: string;
  contentType: string;
  size: number;
  width: number | null;
  height: number | null;
}

export interface ScreenshotRow {
  id: string;
  conversationId: string;
  attachmentId: string;
  width: number;
  height: number;
  side: Side;
  authorUserId: string | null;
  authorName: string;
  /** Name of the canvas. */
  document: string;
  createdAt: Date;
}
