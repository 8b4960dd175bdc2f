import { systemActor, type GuestActor } from '../../../kernel/actor.ts';
import { badInput, notFound, ok, type Result } from '../../../kernel/result.ts';
import { normalisePhone } from '../../contacts/index.ts';
import { customerContent } from '../../conversations/index.ts';
import type { SmsDeps } from './index.ts';

/** A text message as a provider hands it over, its signature verified. */
export interface InboundSms {
  /** The number it came to. */
  to: string;
  from: string;
  text: string;
  /** The provider's id: handed over again, it changes nothing. */
  providerId: string;
}

/** C-01: mapped to the number's queue, and a conversation like others. C-08: there is nothing else a sender can do. */
export const receiveSms = async ({ db, settings, contacts, conversations }: SmsDeps, input: InboundSms): Promise<Result<string>> => {
  const endpoint = await settings.endpointByKey(input.to);
  if (endpoint?.channel !== 'SMS') return notFound('number', ['to']);
  const phone = normalisePhone(input.from);
  if (!phone.ok) return badInput(phone.message, ['from']);
  const content = customerContent({ text: input.text });
  if (!content.ok) return content;
  const { workspaceId } = endpoint;
  return db.tx(systemActor(workspaceId), async (tx) => {
    const contactId = await contacts.findOrCreate(tx, { kind: 'PHONE', value: phone.value, name: phone.value });
    const sender: GuestActor = { kind: 'GUEST', workspaceId, guestId: '', conversationId: '', contactId, name: phone.value };
    const posted = await conversations.receive({ ...tx, actor: sender }, {
      contactId, contactName: phone.value, endpointId: endpoint.id, clientMessageId: input.providerId, content: content.value, attachmentIds: [],
    });
    return posted.ok ? ok(posted.value.messageId) : posted;
  });
};
