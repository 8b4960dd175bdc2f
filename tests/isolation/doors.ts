/** Documents and files of the matrix: what does not go through GraphQL. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { ATTACKERS } from './attackers.ts';
import { fingerprint } from './fingerprint.ts';
import { ASK, openRaw, tryDocument } from './raw-socket.ts';
import { until } from './until.ts';
import { ask, PDF, SECRETS } from './victim.ts';
import type { World } from './world.ts';

/** Where kinds of documents are registered, and how often: a new one belongs into `Victim.documents`. */
const REGISTERED = { 'conversations/index.ts': 2, 'tickets/index.ts': 2 };

const registrations = (): Record<string, number> => {
  const modules = new URL('../../src/modules/', import.meta.url);
  const files = readdirSync(modules, { recursive: true }).map(String).filter((file) => file.endsWith('.ts') && !file.startsWith('documents/'));
  const counts = files.map((file): [string, number] => [file, readFileSync(new URL(file, modules), 'utf8').split('registerKind(').length - 1]);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
};

/** Signed links as somebody who may gets them now. */
const freshLinks = async ({ server, victim, insiders }: World): Promise<{ download: string; other: string }> => {
  const { conversation } = await ask<{ conversation: { messages: { edges: { node: { attachments: { url: string }[] } }[] }; screenshots: { image: { url: string } }[] } }>(server, insiders.agent1,
    'query ($id: ID!) { conversation(id: $id) { messages { edges { node { attachments { url } } } } screenshots { image { url } } } }', { id: victim.ids.conversation });
  return { download: conversation.messages.edges.flatMap((edge) => edge.node.attachments)[0]!.url, other: conversation.screenshots[0]!.image.url };
};

export const documentTests = (given: () => World): void => {
  test('every kind of document is tried', () => {
    expect(registrations()).toEqual(REGISTERED);
  });

  test('those who may open find what is there, so the attempts are real', async () => {
    const { server, victim, insiders } = given();
    const texts = { notes: SECRETS.pad, draft: SECRETS.draft, contactNotes: SECRETS.contactPad, canvas: 'strokes' };
    for (const [part, text] of Object.entries(texts)) {
      const raw = await openRaw(`${server.wsUrl}/collab/${victim.documents[part as 'notes']}?token=${insiders.agent1}`);
      raw.send(ASK);
      await until(`${part} shows its text`, () => raw.text.includes(text)).finally(() => raw.leave());
    }
  });

  test.each(ATTACKERS)('[R-01, H-02] %s opens no document of the case', async (name) => {
    const { server, home, victim, attackers } = given();
    const { token } = attackers.get(name)!;
    const before = await fingerprint(server.database, home, victim);
    const { ticket, conversation } = victim.ids;
    const disguised = [`ticket:${ticket}:NOTES`, encodeURIComponent(victim.documents.notes), `conversation:${ticket}:presence`, `ticket:${conversation}:notes`, `${victim.documents.notes}/`];
    const tried = await Promise.all([...Object.values(victim.documents), ...disguised].map(async (document) => ({ document, ...(await tryDocument(server.wsUrl, document, token)) })));
    expect(tried.filter(({ code, text }) => ![4401, 4403].includes(code ?? 0) || text !== '')).toEqual([]);
    expect(await fingerprint(server.database, home, victim)).toEqual(before);
  });
};

export const fileTests = (given: () => World): void => {
  const get = async (world: World, path: string, token?: string) => {
    const response = await fetch(new URL(path, world.server.app.url), { headers: token ? { authorization: `Bearer ${token}` } : {} });
    return { status: response.status, text: await response.text() };
  };

  test('a signed link works, and only as it is', async () => {
    const world = given();
    const { download, other } = await freshLinks(world);
    expect(await get(world, download)).toMatchObject({ status: 200, text: expect.stringContaining('%PDF-1.7') });
    const [path, query] = download.split('?') as [string, string];
    const [otherPath, otherQuery] = other.split('?') as [string, string];
    const expires = new URLSearchParams(query).get('expires')!;
    const forged = [
      path, `${path}?expires=${expires}`, `${path}?expires=${expires}&signature=`, `${path}?${otherQuery}`, `${otherPath}?${query}`, `${path}?${query.replace(expires, String(Number(expires) + 60_000))}`,
      `${path}?${query}x`, `${path.replace(world.home.workspaceId, world.away.workspaceId)}?${query}`, `${path}/../${world.victim.ids.looseUpload}?${query}`, world.victim.downloadUrl,
    ];
    const answers = await Promise.all([undefined, ...world.attackers.values()].flatMap((attacker) => forged.map((link) => get(world, link, attacker?.token))));
    expect(answers.filter(({ status, text }) => status < 400 || text.includes('%PDF'))).toEqual([]);
  });

  test('nobody puts bytes in the place of somebody else’s upload', async () => {
    const world = given();
    const { server, home, victim } = world;
    const before = await fingerprint(server.database, home, victim);
    const { download } = await freshLinks(world);
    const path = victim.uploadUrl.split('?')[0]!;
    const links = [path, `${path}?${download.split('?')[1]}`, victim.uploadUrl, download];
    const answers = await Promise.all([undefined, ...world.attackers.values()].flatMap((attacker) => links.map(async (link) => {
      const headers = attacker?.token ? { authorization: `Bearer ${attacker.token}` } : undefined;
      return (await fetch(new URL(link, server.app.url), { method: 'PUT', body: new Uint8Array(PDF), headers })).status;
    })));
    expect(answers.filter((status) => status < 400)).toEqual([]);
    expect(await fingerprint(server.database, home, victim)).toEqual(before);
  });
};
