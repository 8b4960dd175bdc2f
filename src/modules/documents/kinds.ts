import { hasScope, type Actor } from '../../kernel/actor.ts';
import { limit } from '../../limits.ts';
import type { Access, DocumentKind, Shape } from './types.ts';

export interface DocumentName {
  owner: string;
  ownerId: string;
  part: string;
}

/** Longer than any name this server makes. */
const MAX_NAME = limit('documentNameCharacters');

/** `<owner>:<global id>:<part>`, or null. */
export const parseName = (name: string): DocumentName | null => {
  const parts = name.split(':');
  const [owner, ownerId, part] = parts;
  return parts.length === 3 && owner && ownerId && part && name.length <= MAX_NAME ? { owner, ownerId, part } : null;
};

export interface Kinds {
  register(kind: DocumentKind): void;
  shapeOf(name: string): Shape | null;
  /** Null for what does not exist, too. */
  access(actor: Actor, name: string): Promise<Access>;
  /** Whether the actor may not touch what others made. */
  spares(actor: Actor, name: string): boolean;
  /** Whether there may be such an actor. */
  guards(name: string): boolean;
}

export const documentKinds = (): Kinds => {
  const kinds = new Map<string, DocumentKind>();
  const find = (name: string): { kind: DocumentKind; ownerId: string } | null => {
    const parsed = parseName(name);
    const kind = parsed && kinds.get(`${parsed.owner}:${parsed.part}`);
    return kind ? { kind, ownerId: parsed.ownerId } : null;
  };
  return {
    register: (kind) => {
      const key = `${kind.owner}:${kind.part}`;
      if (kinds.has(key)) throw new Error(`the documents ${key} are registered already`);
      kinds.set(key, kind);
    },
    shapeOf: (name) => find(name)?.kind.shape ?? null,
    spares: (actor, name) => find(name)?.kind.sparesOthers?.(actor) ?? false,
    guards: (name) => find(name)?.kind.sparesOthers !== undefined,
    access: async (actor, name) => {
      const found = find(name);
      if (!found || !hasScope(actor, 'READ')) return null;
      const access = await found.kind.access(actor, found.ownerId);
      // Rule F-08: a token that may only read does so here too.
      return access === 'WRITE' && !hasScope(actor, 'WRITE') ? 'READ' : access;
    },
  };
};
