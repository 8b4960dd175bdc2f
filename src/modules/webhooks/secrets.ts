import { createHash, randomBytes } from 'node:crypto';
import { Webhook as Signer } from 'standardwebhooks';
import { deriveKey, seal, unseal } from '../../platform/crypto/sealing.ts';

const SECRET_BYTES = 32;
const PREFIX = 'whsec_';

export interface NewSecret {
  /** As the receiver's library takes it; shown once. */
  text: string;
  sealed: Buffer;
}

/** Secrets as Standard Webhooks has them, sealed at rest: a copy of the database signs nothing. */
export const webhookSecrets = (serverSecret: string) => {
  const key = deriveKey(serverSecret, 'parley webhook secrets');
  return {
    make: (webhookId: string): NewSecret => {
      const plain = randomBytes(SECRET_BYTES);
      return { text: `${PREFIX}${plain.toString('base64')}`, sealed: seal(key, plain, webhookId) };
    },
    /** The headers of Standard Webhooks: a signature by each secret that counts, newest first. */
    headers: (webhookId: string, sealed: Buffer[], messageId: string, at: Date, body: string): Record<string, string> => {
      const signatures = sealed.map((each) => {
        const plain = unseal(key, each, webhookId);
        if (!plain) throw new Error('A webhook secret was sealed with another PARLEY_SECRET.');
        return new Signer(plain.toString('base64')).sign(messageId, at, body);
      });
      return { 'webhook-id': messageId, 'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)), 'webhook-signature': signatures.join(' ') };
    },
  };
};

export type WebhookSecrets = ReturnType<typeof webhookSecrets>;

/** Stable for an event and webhook, whatever became of the delivery's row meanwhile: receivers tell repeats by it. */
export const messageIdOf = (webhookId: string, eventType: string, eventId: string): string =>
  `msg_${createHash('sha256').update(`${webhookId} ${eventType} ${eventId}`).digest('base64url').slice(0, 27)}`;
