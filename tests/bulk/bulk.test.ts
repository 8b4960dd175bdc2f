import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { until } from '../isolation/until.ts';
import { eventCursor, subscribe } from '../support/subscriber.ts';
import { kinds, MINUTE, openDesk, type Desk } from '../tickets/support.ts';
import type { Part } from '../isolation/house.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('bulk');
});
afterAll(() => desk?.stop());

interface Job {
  id: string;
  status: string;
  dryRun: boolean;
  total: number;
  done: number;
  refused: number;
  finishedAt: string | null;
  rows: { edges: { node: { ticket: { id: string } | null; outcome: string; error: string | null } }[] };
}
const JOB = 'id status dryRun total done refused finishedAt rows(first: 100) { edges { node { ticket { id } outcome error } } }';

let asked = 0;
const bulk = async (part: Part, input: Record<string, unknown>) => {
  const answer = await desk.act(part, 'bulkTickets', { clientMutationId: `b${++asked}`, filter: {}, ...input }, `job { ${JOB} }`);
  return { ...answer, job: answer.job as Job };
};
const jobOf = async (id: string, part: Part = 'admin') => (await desk.ask<{ bulkJob: Job | null }>(part, `query ($id: ID!) { bulkJob(id: $id) { ${JOB} } }`, { id })).bulkJob;
const ended = async (id: string, part: Part = 'admin'): Promise<Job> => {
  let job: Job | null = null;
  await until('the job ends', async () => (job = await jobOf(id, part))?.finishedAt != null, 20_000);
  return job!;
};
const outcomes = (job: Job) => Object.fromEntries(job.rows.edges.map(({ node }) => [node.ticket!.id, node.error ?? node.outcome]));
const many = async (n: number, by: Part, name: string): Promise<string[]> => {
  const made: string[] = [];
  for (let i = 0; i < n; i++) made.push((await desk.held(by, { name: `${name} ${i}` })).ticketId);
  return made;
};

describe('work on many tickets', () => {
  test('[K-14] resolves all that the filter finds, with a result for each and steps of progress', async () => {
    const held = await many(3, 'agent1', 'Batch');
    const { ticketId: waiting } = await desk.chat({ name: 'Batch waiting' });
    const token = await desk.as('supervisor');
    const after = await eventCursor(desk.server, token);
    const { job, errors } = await bulk('supervisor', { filter: { search: 'Batch' }, action: 'RESOLVE', note: 'All repaired.' });
    expect(errors).toEqual([]);
    expect(job).toMatchObject({ total: 4, dryRun: false });
    const steps = await subscribe(desk.server.wsUrl, token, 'subscription ($id: ID!, $after: String) { bulkJobEvents(id: $id, after: $after) { __typename ... on BulkJobProgressed { job { status done refused } } } }', { id: job.id, after });
    await steps.until((event) => (event.job as Job | undefined)?.status === 'DONE', 20_000);
    await steps.stop();
    const result = await ended(job.id, 'supervisor');
    expect(result).toMatchObject({ status: 'DONE', total: 4, done: 4, refused: 0 });
    for (const id of [...held, waiting]) expect(await desk.ticket(id)).toMatchObject({ status: 'RESOLVED' });
    expect((await desk.timeline(held[0]!)).map((line) => line.text)).toContain('All repaired.');
  });

  test('a dry run says the same and changes nothing', async () => {
    const [own] = await many(1, 'agent1', 'Rehearsal');
    const [foreign] = await many(1, 'agent2', 'Rehearsal of a colleague');
    await desk.act('agent2', 'addNote', { ticketId: foreign, text: `@[${desk.house.userId('agent1')}]`, clientMutationId: 'see' });
    const dry = await ended((await bulk('agent1', { filter: { search: 'Rehearsal' }, action: 'RESOLVE', dryRun: true })).job.id, 'agent1');
    expect(dry).toMatchObject({ status: 'DONE', dryRun: true, total: 2, done: 1, refused: 1 });
    expect(outcomes(dry)).toEqual({ [own!]: 'DONE', [foreign!]: 'InvalidTransition' });
    expect(await desk.ticket(own!)).toMatchObject({ status: 'OPEN' });
    const real = await ended((await bulk('agent1', { filter: { search: 'Rehearsal' }, action: 'RESOLVE' })).job.id, 'agent1');
    expect(outcomes(real)).toEqual(outcomes(dry));
    expect(await desk.ticket(own!)).toMatchObject({ status: 'RESOLVED' });
    expect(await desk.ticket(foreign!)).toMatchObject({ status: 'OPEN' });
  });

  test('tags, untags, transfers and assigns by the same commands as for one', async () => {
    const [one, two] = await many(2, 'agent1', 'Various');
    const each = async (input: Record<string, unknown>) => ended((await bulk('supervisor', { filter: { search: 'Various' }, ...input })).job.id, 'supervisor');
    await each({ action: 'TAG', tagId: desk.house.tagId });
    expect(await desk.ticket(one!)).toMatchObject({ tags: [{ name: `Tag-${desk.house.slug}` }] });
    await each({ action: 'UNTAG', tagId: desk.house.tagId });
    expect(await desk.ticket(two!)).toMatchObject({ tags: [] });
    await each({ action: 'ASSIGN', userId: desk.house.userId('agent2') });
    expect(await desk.ticket(one!)).toMatchObject({ assignee: { id: desk.house.userId('agent2') } });
    expect(await each({ action: 'TRANSFER_TO_QUEUE', queueId: desk.house.otherQueueId })).toMatchObject({ done: 2, refused: 0 });
    expect(await desk.ticket(two!)).toMatchObject({ status: 'NEW', queue: { id: desk.house.otherQueueId } });
    // The supervisor no longer sees them: the filter finds none.
    expect(await each({ action: 'RESOLVE' })).toMatchObject({ status: 'DONE', total: 0 });
  });

  test('[H-02] a filter finds only what the caller sees, and each row is done with the rights that the caller has then', async () => {
    const [ticketId] = await many(1, 'agent1', 'Rights');
    expect(await ended((await bulk('agent2', { filter: { search: 'Rights' }, action: 'RESOLVE' })).job.id, 'agent2')).toMatchObject({ total: 0 });
    // Asked for by somebody who is not there any more when its turn comes.
    const { job } = await bulk('supervisor', { filter: { search: 'Rights' }, action: 'RESOLVE', dryRun: true });
    await ended(job.id, 'supervisor');
    await desk.server.database.query("update bulk_row set outcome = 'WAITING' where job_id = $1", [job.id.slice(4)]);
    await desk.server.database.query("update bulk_job set status = 'QUEUED', dry_run = false, finished_at = null where id = $1", [job.id.slice(4)]);
    expect(kinds(await desk.act('admin', 'setUserStatus', { userId: desk.house.userId('supervisor'), status: 'DISABLED' }))).toEqual([]);
    await desk.server.database.query('select enqueue_job($1, $2, $3, null)', ['bulk:run', JSON.stringify({ workspaceId: desk.house.workspaceId, jobId: job.id.slice(4) }), 'again']);
    expect(await ended(job.id)).toMatchObject({ status: 'STOPPED' });
    expect(await desk.ticket(ticketId!)).toMatchObject({ status: 'OPEN' });
    await desk.act('admin', 'setUserStatus', { userId: desk.house.userId('supervisor'), status: 'ACTIVE' });
  });

  test('a job that runs again does no row twice', async () => {
    const [one] = await many(1, 'agent1', 'Again');
    const { job } = await bulk('admin', { filter: { search: 'Again' }, action: 'ASSIGN', userId: desk.house.userId('agent2') });
    await ended(job.id);
    await desk.server.database.query("update bulk_job set status = 'RUNNING', finished_at = null where id = $1", [job.id.slice(4)]);
    await desk.server.database.query('select enqueue_job($1, $2, $3, null)', ['bulk:run', JSON.stringify({ workspaceId: desk.house.workspaceId, jobId: job.id.slice(4) }), 'once more']);
    expect(await ended(job.id)).toMatchObject({ done: 1, refused: 0, total: 1 });
    expect(await desk.ticket(one!)).toMatchObject({ transferCount: 1 });
  });

  test('[K-14] puts to sleep what may sleep, and says what may not', async () => {
    const [one, two] = await many(2, 'agent1', 'Sleepy');
    await desk.act('agent1', 'resolveTicket', { ticketId: two });
    const until = new Date(desk.server.clock.now().getTime() + 60 * MINUTE).toISOString();
    const { job } = await bulk('manager', { filter: { search: 'Sleepy' }, action: 'SNOOZE', until });
    expect(outcomes(await ended(job.id, 'manager'))).toEqual({ [one!]: 'DONE', [two!]: 'InvalidTransition' });
    const { ticket } = await desk.ask<{ ticket: { snoozedUntil: string } }>('admin', 'query ($id: ID!) { ticket(id: $id) { snoozedUntil } }', { id: one });
    expect(ticket.snoozedUntil).toBe(until);
  });

  test('a repeat answers with the first job; what lacks its argument is refused', async () => {
    const first = await bulk('admin', { filter: { search: 'nobody' }, action: 'RESOLVE', clientMutationId: 'same' });
    const second = await bulk('admin', { filter: { search: 'nobody' }, action: 'RESOLVE', clientMutationId: 'same' });
    expect(second.job.id).toBe(first.job.id);
    for (const action of ['TAG', 'UNTAG', 'TRANSFER_TO_QUEUE', 'ASSIGN', 'SNOOZE']) expect([action, kinds(await bulk('admin', { action }))]).toEqual([action, ['BadInput']]);
    expect(kinds(await bulk('admin', { action: 'RESOLVE', filter: { queueId: desk.house.tagId } }))).toEqual(['BadInput']);
  });

  test('jobs are their owner’s, and of those who see everything', async () => {
    // The supervisor was signed out meanwhile.
    desk.server.clock.advance(9 * MINUTE);
    const { job } = await bulk('supervisor', { filter: { search: 'nobody' }, action: 'RESOLVE' });
    await ended(job.id, 'supervisor');
    for (const part of ['admin', 'manager'] as const) expect([part, (await jobOf(job.id, part))?.id]).toEqual([part, job.id]);
    for (const part of ['agent1', 'otherSupervisor', 'partner'] as const) expect([part, await jobOf(job.id, part)]).toEqual([part, null]);
  });
});
