/** Who acts. Every command and query gets one; there is no ambient user. */
export type Role = 'ADMIN' | 'MANAGER' | 'SUPERVISOR' | 'AGENT' | 'EXPERT' | 'PARTNER_VIEWER';
export type Scope = 'READ' | 'WRITE' | 'ADMIN';

export interface UserActor {
  kind: 'USER';
  workspaceId: string;
  userId: string;
  /** Null for a personal API token, whose `tokenId` is set instead. */
  sessionId: string | null;
  tokenId: string | null;
  role: Role;
  name: string;
  /** Null: everything the role may do. */
  scopes: Scope[] | null;
}

export interface GuestActor {
  kind: 'GUEST';
  workspaceId: string;
  /** The room token's row. */
  guestId: string;
  conversationId: string;
  contactId: string;
  name: string;
}

/** A service token: staff without a person. */
export interface ServiceActor {
  kind: 'SERVICE';
  workspaceId: string;
  tokenId: string;
  name: string;
  scopes: Scope[];
}

export interface SystemActor {
  kind: 'SYSTEM';
  workspaceId: string;
}

export type StaffActor = UserActor | ServiceActor;
export type Actor = UserActor | GuestActor | ServiceActor | SystemActor;

/** The row that an actor stands on: what is revoked ends them. Null for the server itself. */
export const groundOf = (actor: Actor): { kind: 'session' | 'token' | 'guest'; id: string } | null => {
  switch (actor.kind) {
    case 'USER': return actor.sessionId ? { kind: 'session', id: actor.sessionId } : { kind: 'token', id: actor.tokenId! };
    case 'SERVICE': return { kind: 'token', id: actor.tokenId };
    case 'GUEST': return { kind: 'guest', id: actor.guestId };
    case 'SYSTEM': return null;
  }
};

export const systemActor = (workspaceId: string): SystemActor => ({ kind: 'SYSTEM', workspaceId });

export const isStaff = (actor: Actor): actor is StaffActor => actor.kind === 'USER' || actor.kind === 'SERVICE';

export const hasScope = (actor: Actor, scope: Scope): boolean => {
  if (actor.kind === 'SERVICE') return actor.scopes.includes(scope) || actor.scopes.includes('ADMIN');
  if (actor.kind === 'USER') return actor.scopes === null || actor.scopes.includes(scope) || actor.scopes.includes('ADMIN');
  return true;
};

/** What `seesAll` looks at. */
type Ranked = Pick<UserActor, 'kind' | 'role'> | Pick<Exclude<Actor, UserActor>, 'kind'>;

/** Sees everything of the workspace: administrators, managers, and service tokens. */
export const seesAll = (actor: Ranked): boolean =>
  actor.kind === 'SYSTEM' || actor.kind === 'SERVICE' || (actor.kind === 'USER' && (actor.role === 'ADMIN' || actor.role === 'MANAGER'));

export const isAdmin = (actor: Actor): boolean =>
  hasScope(actor, 'ADMIN') && (actor.kind === 'SERVICE' || (actor.kind === 'USER' && actor.role === 'ADMIN'));

/** Stable key of who acts, for idempotency, read marks and ownership of clientIDs. */
export const actorKey = (actor: Actor): string => {
  switch (actor.kind) {
    case 'USER': return `user:${actor.userId}`;
    case 'GUEST': return `contact:${actor.contactId}`;
    case 'SERVICE': return `token:${actor.tokenId}`;
    case 'SYSTEM': return 'system';
  }
};
