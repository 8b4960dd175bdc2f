import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

export const Contact = defineEntity({
  name: 'Contact',
  tableName: 'contact',
  properties: {
    id: p.uuid().primary(),
    workspaceId: p.uuid(),
    name: p.text(),
    status: p.text().$type<'PROVISIONAL' | 'CONFIRMED' | 'ERASED'>(),
    attributes: p.json<Record<string, string>>(),
    createdAt: p.datetime(),
  },
});
export type ContactEntity = InferEntity<typeof Contact>;

export const ContactIdentity = defineEntity({
  name: 'ContactIdentity',
  tableName: 'contact_identity',
  properties: {
    id: p.uuid().primary(),
    workspaceId: p.uuid(),
    contactId: () => p.manyToOne(Contact).mapToPk().fieldName('contact_id'),
    kind: p.text().$type<'WEB' | 'EMAIL' | 'PHONE'>(),
    value: p.text(),
    /** Only what was proved names a person: an address that somebody typed into a form does not. */
    verified: p.boolean(),
    createdAt: p.datetime(),
  },
});

export const contactEntities = [Contact, ContactIdentity];
