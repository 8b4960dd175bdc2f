import type { Actor } from '../../kernel/actor.ts';
import { CLOSE } from '../../kernel/errors.ts';
import type { LogEvent } from '../../kernel/event.ts';
import type { SocketRegistry } from '../../platform/sockets/registry.ts';

/** Who lost their session, token or role loses their open sockets; they come back with what they are now. */
export const closeRevoked = (sockets: Pick<SocketRegistry, 'closeWhere'>, { type, payload }: LogEvent): void => {
  const close = (matches: (actor: Actor) => boolean) => sockets.closeWhere(matches, CLOSE.UNAUTHENTICATED, 'Sign in again.');
  const isUser = (actor: Actor) => actor.kind === 'USER' && actor.userId === payload.userId;
  if (type === 'SessionRevoked') close((actor) => actor.kind === 'USER' && actor.sessionId === payload.sessionId);
  if (type === 'ApiTokenRevoked') close((actor) => 'tokenId' in actor && actor.tokenId === payload.tokenId);
  if (type === 'UserRoleChanged' || (type === 'UserStatusChanged' && payload.status !== 'ACTIVE')) close(isUser);
};
