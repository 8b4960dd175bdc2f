/** Entities as most projects write them: relations everywhere, so that resolvers need only populate. */
import { defineEntity, p } from '@mikro-orm/core';

const base = { id: p.uuid().primary(), workspaceId: p.uuid() };

export const User = defineEntity({ name: 'User', tableName: 'app_user', properties: { ...base, name: p.text(), email: p.text(), role: p.text(), status: p.text() } });
export const Contact = defineEntity({ name: 'Contact', tableName: 'contact', properties: { ...base, name: p.text() } });
export const Queue = defineEntity({ name: 'Queue', tableName: 'queue', properties: { ...base, name: p.text() } });
export const Tag = defineEntity({ name: 'Tag', tableName: 'tag', properties: { ...base, name: p.text(), colour: p.text() } });
export const Endpoint = defineEntity({ name: 'Endpoint', tableName: 'endpoint', properties: { ...base, name: p.text(), channel: p.text() } });

export const Conversation = defineEntity({
  name: 'Conversation', tableName: 'conversation',
  properties: {
    ...base, contact: () => p.manyToOne(Contact).nullable(), endpoint: () => p.manyToOne(Endpoint).nullable(),
    lastPosition: p.integer(), lastMessageAt: p.datetime().nullable(), createdAt: p.datetime(),
  },
});

export const Message = defineEntity({
  name: 'Message', tableName: 'message',
  properties: {
    ...base, conversation: () => p.manyToOne(Conversation), position: p.integer(), side: p.text(), author: () => p.manyToOne(User).nullable().fieldName('author_user_id'),
    authorName: p.text(), text: p.text(), delivery: p.text().nullable(), createdAt: p.datetime(),
  },
});

export const Ticket = defineEntity({
  name: 'Ticket', tableName: 'ticket',
  properties: {
    ...base, conversation: () => p.manyToOne(Conversation), contact: () => p.manyToOne(Contact), queue: () => p.manyToOne(Queue),
    assignee: () => p.manyToOne(User).nullable(), channel: p.text(), number: p.integer(), status: p.text(), fromPosition: p.integer(),
    toPosition: p.integer().nullable(), lastActivityAt: p.datetime(), openedAt: p.datetime(), closedAt: p.datetime().nullable(),
    tags: () => p.manyToMany(Tag).pivotTable('ticket_tag').joinColumn('ticket_id').inverseJoinColumn('tag_id'),
  },
});

export const Note = defineEntity({
  name: 'Note', tableName: 'internal_note',
  properties: { ...base, ticket: () => p.manyToOne(Ticket), author: () => p.manyToOne(User).nullable().fieldName('author_user_id'), text: p.text(), createdAt: p.datetime() },
});

export const entities = [User, Contact, Queue, Tag, Endpoint, Conversation, Message, Ticket, Note];
