import type { Actor } from '../../kernel/actor.ts';
import { DoorError } from '../../kernel/errors.ts';
import { globalId } from '../../kernel/ids.ts';
import type { Documents, PresenceEntry } from '../documents/index.ts';

export interface PresenceDeps {
  documents: Pick<Documents, 'presence'>;
  followed(actor: Actor, ids: string[]): Promise<Set<string>>;
}

const room = (conversationId: string): string => `conversation:${globalId('conversation', conversationId)}:presence`;

/** The bridge from GraphQL to the room that Yjs clients share: the same people, the same room. */
export const presenceCommands = ({ documents, followed }: PresenceDeps) => {
  const may = async (actor: Actor, id: string): Promise<boolean> => (await followed(actor, [id])).has(id);
  return {
    /** False when the actor may not know the conversation. */
    setTyping: async (actor: Actor, id: string, typing: boolean): Promise<boolean> => {
      if (!(await may(actor, id))) return false;
      documents.presence.set(actor, room(id), typing ? 'TYPING' : 'VIEWING');
      return true;
    },
    /** Who is there: now, and again at each change; ends when the actor may no longer know. */
    presence: async (actor: Actor, id: string): Promise<AsyncGenerator<PresenceEntry[]>> => {
      if (!(await may(actor, id))) throw new DoorError('NOT_FOUND', 'There is no such conversation, or you may not see it.');
      return watch(documents, actor.workspaceId, room(id), () => may(actor, id));
    },
  };
};

/** Only the newest list matters: what a slow reader missed is gone. */
const watch = (documents: PresenceDeps['documents'], workspaceId: string, name: string, may: () => Promise<boolean>): AsyncGenerator<PresenceEntry[]> => {
  let newest: PresenceEntry[] | null = documents.presence.states(workspaceId, name);
  let ended = false;
  let wake: () => void = () => {};
  const stop = documents.presence.watch(workspaceId, name, (entries) => {
    newest = entries;
    wake();
  });
  const generator = (async function* () {
    try {
      while (!ended) {
        if (newest === null) await new Promise<void>((resolve) => (wake = resolve));
        const entries = newest;
        newest = null;
        if (ended || entries === null) continue;
        if (!(await may())) return;
        yield entries;
      }
    } finally {
      stop();
    }
  })();
  const finish = generator.return.bind(generator);
  generator.return = (value) => {
    ended = true;
    stop();
    wake();
    return finish(value);
  };
  return generator;
};
