/** A receiver on loopback that checks what it gets with the stock library, and a server with somebody who administers it. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { run, startChat, ticketOf, type Customer, type Payload } from '../support/chat.ts';
import { eventually } from '../support/documents.ts';
import type { TestServer } from '../support/server.ts';

export interface Received {
  id: string;
  headers: IncomingHttpHeaders;
  body: string;
  json: { type: string; timestamp: string; id?: string; cursor?: string; data: unknown; errors?: { extensions: { code: string } }[] };
}

export interface Receiver {
  url: string;
  received: Received[];
  /** How it answers from now on; 204 unless told otherwise. */
  answer(how: (response: ServerResponse, got: Received) => void): void;
  /** Once it has got so many. */
  until(count: number): Promise<Received[]>;
  close(): Promise<void>;
}

const well = (response: ServerResponse): void => void response.writeHead(204).end();

export const startReceiver = async (): Promise<Receiver> => {
  const received: Received[] = [];
  let how: (response: ServerResponse, got: Received) => void = well;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const got = { id: String(request.headers['webhook-id']), headers: request.headers, body, json: JSON.parse(body) as Received['json'] };
      received.push(got);
      how(response, got);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    answer: (next) => (how = next),
    until: (count) => eventually(() => Promise.resolve(received), (all) => all.length >= count, 15_000),
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};

export const status = (code: number, headers: Record<string, string> = {}) => (response: ServerResponse): void => void response.writeHead(code, headers).end();

/** What the stock library says of it; throws when the signature does not fit. */
export const verified = (secret: string, { body, headers }: Received): unknown => new Webhook(secret).verify(body, headers as Record<string, string>);

export interface Made {
  id: string;
  secret: string;
}

export const createWebhook = async (server: TestServer, token: string, input: Record<string, unknown>): Promise<Made> => {
  const made = await run(server, token, 'createWebhook', input, 'webhook { id } secret');
  if (made.errors.length > 0) throw new Error(JSON.stringify(made.errors));
  return { id: (made.webhook as { id: string }).id, secret: String(made.secret) };
};

export interface Delivery {
  id: string;
  eventType: string;
  eventId: string | null;
  status: string;
  attempt: number;
  attemptedAt: string | null;
  nextAttemptAt: string | null;
  responseStatus: number | null;
  durationMs: number | null;
  error: string | null;
}

export interface WebhookState {
  status: string;
  disabledReason: string | null;
  disabledAt: string | null;
  failingSince: string | null;
  deliveries: Delivery[];
}

/** A webhook with its newest deliveries, as the API tells it. */
export const webhookOf = async (server: TestServer, token: string, id: string): Promise<WebhookState> => {
  const { webhook } = await server.client(token).request<{ webhook: Omit<WebhookState, 'deliveries'> & { deliveries: { edges: { node: Delivery }[] } } }>(`query ($id: ID!) {
    webhook(id: $id) { status disabledReason disabledAt failingSince deliveries { edges { node {
      id eventType eventId status attempt attemptedAt nextAttemptAt responseStatus durationMs error } } } } }`, { id });
  return { ...webhook, deliveries: webhook.deliveries.edges.map((edge) => edge.node) };
};

/** Once the webhook's newest delivery is so. */
export const delivered = async (server: TestServer, token: string, id: string, holds: (delivery: Delivery, webhook: WebhookState) => boolean): Promise<Delivery> =>
  (await eventually(() => webhookOf(server, token, id), (webhook) => webhook.deliveries.length > 0 && holds(webhook.deliveries[0]!, webhook), 15_000)).deliveries[0]!;

/** The database's clock cannot be moved: what waits is made due, and its job too. */
export const makeDue = async (server: TestServer, id: string): Promise<void> => {
  const uuid = id.slice(4);
  await server.database.query("update webhook_delivery set next_attempt_at = clock_timestamp() where webhook_id = $1 and status = 'PENDING'", [uuid]);
  await server.database.query("select enqueue_job('webhooks:deliver', json_build_object('workspaceId', workspace_id, 'webhookId', id), 'webhooks:deliver:' || id, null) from webhook where id = $1", [uuid]);
};

/** A chat with its ticket, taken by an agent. */
export const openCase = async (server: TestServer, agent: string, text?: string): Promise<{ customer: Customer; ticketId: string }> => {
  const customer = await startChat(server, { text });
  const { id: ticketId } = await ticketOf(server, agent, customer.conversationId);
  await run(server, agent, 'claimTicket', { ticketId });
  return { customer, ticketId };
};

export const errorsOf = (payload: Payload): string[] => payload.errors.map((error) => error.__typename);
