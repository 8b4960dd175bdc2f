/**
 * The web channel: chats that customers start in a browser. It owns how such a customer is recognised (a secret of their
 * browser) and reports deliveries; the conversation is the conversations' matter.
 */
import type { Clock } from '../../../kernel/clock.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { Contacts } from '../../contacts/index.ts';
import type { Conversations } from '../../conversations/index.ts';
import type { Identity } from '../../identity/index.ts';
import type { Settings } from '../../settings/index.ts';
import { webChatCommands } from './commands.ts';
import { deliveryHandler } from './handlers.ts';

export interface WebChannelDeps {
  db: Database;
  clock: Clock;
  settings: Settings;
  contacts: Contacts;
  conversations: Conversations;
  identity: Identity;
}

export const webChannel = (deps: WebChannelDeps) => ({ ...webChatCommands(deps), after: deliveryHandler(deps) });

export type WebChannel = ReturnType<typeof webChannel>;
