/** How often an operation goes to the database: authentication and one statement, whatever the page. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { print, type DocumentNode } from 'graphql';
import {
  DeskChoicesDocument, DeskColleaguesDocument, DeskCountsDocument, DeskFreshAttachmentDocument, DeskHistoryDocument, DeskInboxDocument, DeskTicketDocument,
  DeskTimelineDocument, RoomConversationDocument, RoomFreshLinkDocument,
} from '../../web/gql/graphql.ts';
import { currentOperation } from '../../src/platform/operation/scope.ts';
import { buildWorld, type World } from '../isolation/world.ts';

let world: World;
let statements: string[] = [];
beforeAll(async () => {
  world = await buildWorld();
  const { db } = world.server.app;
  const { rows } = db;
  const system = db.system.rows;
  db.rows = (workspaceId, statement) => {
    if (currentOperation()) statements.push(statement.text);
    return rows(workspaceId, statement);
  };
  db.system.rows = (statement) => {
    if (currentOperation()) statements.push(statement.text);
    return system(statement);
  };
  for (const name of ['Quiet', 'Second', 'Third']) {
    const { customer } = { customer: world.victim.customer };
    await customer.write(`${name} message.`);
  }
}, 90_000);
afterAll(() => world?.stop());

/** Statements of one operation; after-handlers and timers of the server run in none. */
const counted = async (token: string, document: DocumentNode | string, variables: object): Promise<string[]> => {
  statements = [];
  const response = await fetch(`${world.server.app.url}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: typeof document === 'string' ? document : print(document), variables }),
  });
  const { errors } = (await response.json()) as { errors?: unknown };
  expect(errors).toBeUndefined();
  return statements.map((text) => text.trim().slice(0, 60));
};

describe('what the pages ask for costs authentication and one statement', () => {
  const ofDesk = (): [string, DocumentNode, object][] => {
    const { ids } = world.victim;
    return [
      ['DeskInbox', DeskInboxDocument, { filter: {}, first: 25 }],
      ['DeskCounts', DeskCountsDocument, { mine: { mine: true }, queue: { status: ['NEW'] }, first: 100 }],
      ['DeskTicket', DeskTicketDocument, { id: ids.ticket }],
      ['DeskTimeline', DeskTimelineDocument, { id: ids.ticket, last: 50 }],
      ['DeskHistory', DeskHistoryDocument, { contactId: ids.contact }],
      ['DeskColleagues', DeskColleaguesDocument, {}],
      ['DeskFreshAttachment', DeskFreshAttachmentDocument, { id: ids.attachment }],
    ];
  };

  test.each(['admin', 'agent1'] as const)('%s', async (part) => {
    const found = await Promise.resolve().then(async () => {
      const counts: Record<string, string[]> = {};
      for (const [name, document, variables] of ofDesk()) counts[name] = await counted(world.insiders[part], document, variables);
      return counts;
    });
    expect(Object.entries(found).filter(([, each]) => each.length > 2)).toEqual([]);
  });

  // The workspace's settings are no read of the plans yet: with them each list is a statement of its own, once a session.
  test('but for what is asked once a session', async () => {
    expect((await counted(world.insiders.agent1, DeskChoicesDocument, {})).length).toBeLessThanOrEqual(5);
  });

  test('a customer', async () => {
    const { customer, ids } = world.victim;
    expect((await counted(customer.token, RoomConversationDocument, { id: ids.conversation })).length).toBe(2);
    expect((await counted(customer.token, RoomFreshLinkDocument, { id: ids.attachment })).length).toBe(2);
  });
});

test.each([1, 25, 100])('an inbox page of %d tickets with contact, assignee, tags and last message: two statements', async (first) => {
  const query = `query ($first: Int!) { inbox(first: $first) { edges { cursor node { id status contact { name } assignee { name } tags { name }
    conversation { lastMessage { text author { name user { id } } } } } } pageInfo { hasNextPage endCursor } } }`;
  expect((await counted(world.insiders.admin, query, { first })).length).toBe(2);
});

test('a count is read only where somebody asks for it', async () => {
  statements = [];
  await world.server.client(world.insiders.admin).request('{ inbox { edges { node { id } } } }');
  expect(statements.join()).not.toContain('count(*)::int');
  await world.server.client(world.insiders.admin).request('{ inbox { totalCount } }');
  expect(statements.join()).toContain('count(*)::int');
  // Nothing of the page was read for it.
  expect(statements.at(-1)).not.toContain('row_number');
});
