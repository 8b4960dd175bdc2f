/**
 * Text messages: who may begin with one, from which number, and what comes in. It owns no provider: what goes out stands
 * QUEUED in its conversation, and what a provider brings is handed to `receive`.
 */
import type { Clock } from '../../../kernel/clock.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { Contacts } from '../../contacts/index.ts';
import type { Conversations } from '../../conversations/index.ts';
import type { Settings } from '../../settings/index.ts';
import { smsCommands } from './commands.ts';
import { receiveSms, type InboundSms } from './receiving.ts';

export interface SmsDeps {
  db: Database;
  clock: Clock;
  settings: Pick<Settings, 'endpointByKey'>;
  contacts: Pick<Contacts, 'findOrCreate' | 'identify'>;
  conversations: Pick<Conversations, 'openThread' | 'post' | 'receive'>;
}

export const smsChannel = (deps: SmsDeps) => ({
  ...smsCommands(deps),
  receive: (input: InboundSms) => receiveSms(deps, input),
});

export type SmsChannel = ReturnType<typeof smsChannel>;
