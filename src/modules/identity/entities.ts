import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { Role, Scope } from '../../kernel/actor.ts';
import type { UserStatus } from './reads.ts';

/** A login's user in one workspace. */
export const User = defineEntity({
  name: 'User',
  tableName: 'app_user',
  properties: {
    id: p.uuid().primary(),
    workspaceId: p.uuid(),
    loginId: p.uuid(),
    name: p.text(),
    email: p.text(),
    role: p.text().$type<Role>(),
    status: p.text().$type<UserStatus>(),
    groupId: p.uuid().nullable(),
    createdAt: p.datetime(),
  },
});
export type UserEntity = InferEntity<typeof User>;

/** A sign-in. It lives as long as it is refreshed, and ends at once when revoked. */
export const Session = defineEntity({
  name: 'Session',
  tableName: 'session',
  properties: {
    id: p.uuid().primary(),
    workspaceId: p.uuid(),
    userId: p.uuid(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    revokedAt: p.datetime().nullable(),
  },
});
export type SessionEntity = InferEntity<typeof Session>;

/** A key for a machine. Only its hash is kept. */
export const ApiToken = defineEntity({
  name: 'ApiToken',
  tableName: 'api_token',
  properties: {
    id: p.uuid().primary(),
    hash: p.blob(),
    hint: p.text(),
    workspaceId: p.uuid(),
    /** Null: a service token. */
    userId: p.uuid().nullable(),
    name: p.text(),
    scopes: p.array<Scope>(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    revokedAt: p.datetime().nullable(),
    lastUsedAt: p.datetime().nullable(),
  },
});
export type ApiTokenEntity = InferEntity<typeof ApiToken>;

/** A customer's room token, bound to one conversation and contact. */
export const Guest = defineEntity({
  name: 'Guest',
  tableName: 'guest',
  properties: {
    id: p.uuid().primary(),
    hash: p.blob(),
    workspaceId: p.uuid(),
    conversationId: p.uuid(),
    contactId: p.uuid(),
    name: p.text(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    revokedAt: p.datetime().nullable(),
  },
});

export const identityEntities = [User, Session, ApiToken, Guest];
