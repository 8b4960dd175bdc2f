/** Settings are changed by those whose they are, wholly or not at all, and another workspace's are nobody's. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildHouse, type House, type Part } from '../isolation/house.ts';
import { kinds, openDesk, type Desk } from '../tickets/support.ts';

let desk: Desk;
let away: House;
const NO_ONE = '00000000-0000-7000-8000-000000000000';
const WEEK = [{ weekday: 1, spans: [{ from: '09:00', to: '12:00' }, { from: '13:00', to: '17:30' }] }, { weekday: 5, spans: [{ from: '22:00', to: '06:00' }] }];

beforeAll(async () => {
  desk = await openDesk('setup', undefined, 'OFFLINE');
  away = await buildHouse(desk.server, 'elsewhere');
});
afterAll(() => desk.stop());

const made = async (mutation: string, input: object, field: string): Promise<string> => {
  const answer = await desk.act('admin', mutation, { ...input }, `${field} { id }`);
  expect(answer.errors).toEqual([]);
  return (answer as unknown as Record<string, { id: string }>)[field]!.id;
};
/** A mutation of an administrator of the other workspace. */
const foreign = async (mutation: string, input: object) => {
  const token = await desk.server.signIn(away.email('admin'));
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const answer = await desk.server.client(token).request<Record<string, { errors: { __typename: string }[] }>>(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { errors { __typename } } }`, { input });
  return kinds(answer[mutation] as never);
};

describe('queues', () => {
  test('[D-20] [I-03] [C-02] carry mode, offers’ time, hours, targets, members and required skills, and keep what is left out', async () => {
    const skillId = await made('createSkill', { name: 'Norwegian', description: 'Speaks it' }, 'skill');
    const hoursId = await made('createBusinessHours', { name: 'Oslo', zone: 'Europe/Oslo', weekly: WEEK }, 'businessHours');
    const slaPolicyId = await made('createSlaPolicy', { name: 'Silver', firstResponseMs: 60_000 }, 'slaPolicy');
    const id = await made('createQueue', { name: 'Returns' }, 'queue');
    const FIELDS = `queue { name enabled assignmentMode acceptanceMs followUpPolicy whenOffline hours { id } slaPolicy { id } members { id } requiredSkills { minLevel skill { name } } }`;
    const all = { acceptanceMs: 45_000, followUpPolicy: 'ALWAYS_REOPEN', whenOffline: 'REQUEUE', hoursId, slaPolicyId, memberIds: [desk.house.userId('agent1')], requiredSkills: [{ skillId, minLevel: 4 }] };
    const first = await desk.act('admin', 'changeQueue', { id, ...all }, FIELDS);
    expect(first).toEqual({ errors: [], queue: {
      name: 'Returns', enabled: true, assignmentMode: 'OFFER', acceptanceMs: 45_000, followUpPolicy: 'ALWAYS_REOPEN', whenOffline: 'REQUEUE', hours: { id: hoursId }, slaPolicy: { id: slaPolicyId },
      members: [{ id: desk.house.userId('agent1') }], requiredSkills: [{ minLevel: 4, skill: { name: 'Norwegian' } }],
    } });
    const second = await desk.act('admin', 'changeQueue', { id, enabled: false, assignmentMode: 'DIRECT', slaPolicyId: null }, FIELDS);
    expect(second).toMatchObject({ queue: { name: 'Returns', enabled: false, assignmentMode: 'DIRECT', acceptanceMs: 45_000, hours: { id: hoursId }, slaPolicy: null, requiredSkills: [{ minLevel: 4 }] } });
    expect(kinds(await desk.act('admin', 'deleteSkill', { id: skillId }))).toEqual(['InUse']);
    expect(kinds(await desk.act('admin', 'deleteBusinessHours', { id: hoursId }))).toEqual(['InUse']);
    expect(kinds(await desk.act('admin', 'deleteSlaPolicy', { id: slaPolicyId }))).toEqual([]);
  });

  test.each<[string, object, string]>([
    ['a blank name', { name: '  ' }, 'BadInput'],
    ['a name that is taken', { name: 'Warranty & repairs' }, 'NameTaken'],
    ['an offer of four seconds', { acceptanceMs: 4_999 }, 'BadInput'],
    ['hours that are none', { hoursId: `hrs_${NO_ONE}` }, 'NotFound'],
    ['an id of another kind', { slaPolicyId: `hrs_${NO_ONE}` }, 'NotFound'],
    ['a member who is nobody', { memberIds: [`usr_${NO_ONE}`] }, 'BadInput'],
    ['a level of six', { requiredSkills: [{ skillId: `skl_${NO_ONE}`, minLevel: 6 }] }, 'BadInput'],
  ])('refuse %s', async (_, wrong, kind) => {
    const [queues] = [await desk.ask<{ queues: { id: string; name: string }[] }>('admin', '{ queues { id name } }')];
    if ('name' in wrong && kind === 'NameTaken') Object.assign(wrong, { name: queues.queues[1]!.name });
    expect(kinds(await desk.act('admin', 'changeQueue', { id: queues.queues[0]!.id, ...wrong }))).toEqual([kind]);
  });

  test('[H-04] [R-01] are the administrator’s, and not another workspace’s', async () => {
    for (const part of ['manager', 'supervisor', 'agent1'] as Part[]) expect(kinds(await desk.act(part, 'changeQueue', { id: desk.house.queueId, enabled: false }))).toEqual(['Forbidden']);
    expect(await foreign('changeQueue', { id: desk.house.queueId, enabled: false })).toEqual(['NotFound']);
    const hoursId = await made('createBusinessHours', { name: 'Ours', zone: 'UTC', weekly: [] }, 'businessHours');
    expect(await foreign('changeQueue', { id: away.queueId, hoursId })).toEqual(['NotFound']);
    expect(await foreign('changeQueue', { id: away.queueId, memberIds: [desk.house.userId('agent1')] })).toEqual(['BadInput']);
    expect(await foreign('changeBusinessHours', { id: hoursId, name: 'Theirs' })).toEqual(['NotFound']);
    expect(await foreign('deleteBusinessHours', { id: hoursId })).toEqual(['NotFound']);
  });
});

describe('skills, aux codes, hours and targets', () => {
  test('[I-01] [I-02] a skill has a name and a description; deleting it takes it from its agents', async () => {
    const id = await made('createSkill', { name: 'Plumbing' }, 'skill');
    expect(kinds(await desk.act('admin', 'createSkill', { name: ' Plumbing ' }))).toEqual(['NameTaken']);
    expect(await desk.act('admin', 'changeSkill', { id, description: 'Pipes and valves' }, 'skill { name description }')).toEqual({ errors: [], skill: { name: 'Plumbing', description: 'Pipes and valves' } });
    await desk.server.database.query('insert into agent_skill (user_id, skill_id, workspace_id, level) values ($1, $2, $3, 2)', [desk.house.userId('agent1').slice(4), id.slice(4), desk.house.workspaceId]);
    expect(await desk.act('admin', 'deleteSkill', { id }, 'deletedId')).toEqual({ errors: [], deletedId: id });
    const { skills } = await desk.ask<{ skills: { id: string }[] }>('agent1', '{ skills { id } }');
    expect(skills.map((skill) => skill.id)).not.toContain(id);
  });

  test('[I-04] an aux code is away or busy, paid or not, coloured, and is archived rather than deleted', async () => {
    const id = await made('createAuxCode', { name: 'Fire drill', status: 'AWAY', colour: '#AA0000', scheduledMs: 900_000, paid: false }, 'auxCode');
    const answer = await desk.act('admin', 'changeAuxCode', { id, archived: true, scheduledMs: null }, 'auxCode { name status paid colour scheduledMs archived }');
    expect(answer).toEqual({ errors: [], auxCode: { name: 'Fire drill', status: 'AWAY', paid: false, colour: '#AA0000', scheduledMs: null, archived: true } });
    expect(kinds(await desk.act('admin', 'createAuxCode', { name: 'x', status: 'BUSY', colour: 'red' }))).toEqual(['BadInput']);
    expect(kinds(await desk.act('supervisor', 'changeAuxCode', { id, archived: false }))).toEqual(['Forbidden']);
  });

  test('[I-32] hours are read as they were written, split days and nights too', async () => {
    const holidays = [{ date: '2026-12-25', spans: [] }, { date: '2026-12-24', spans: [{ from: '09:00', to: '24:00' }] }];
    const id = await made('createBusinessHours', { name: 'Shop', zone: 'Asia/Singapore', weekly: [...WEEK].reverse(), holidays }, 'businessHours');
    const { node } = await desk.ask<{ node: unknown }>('agent1', 'query ($id: ID!) { node(id: $id) { ... on BusinessHours { zone weekly { weekday spans { from to } } holidays { date spans { from to } } } } }', { id });
    expect(node).toEqual({ zone: 'Asia/Singapore', weekly: WEEK, holidays: [holidays[1], holidays[0]] });
  });

  test.each<[string, object]>([
    ['no such zone', { zone: 'Mars/Olympus' }],
    ['a day twice', { weekly: [WEEK[0], WEEK[0]] }],
    ['a day of eight', { weekly: [{ weekday: 8, spans: [] }] }],
    ['times that overlap', { weekly: [{ weekday: 2, spans: [{ from: '09:00', to: '12:00' }, { from: '11:59', to: '13:00' }] }] }],
    ['25 o’clock', { weekly: [{ weekday: 2, spans: [{ from: '25:00', to: '26:00' }] }] }],
    ['a date that is none', { holidays: [{ date: '2026-02-30', spans: [] }] }],
  ])('hours refuse %s', async (_, wrong) => {
    expect(kinds(await desk.act('admin', 'createBusinessHours', { name: 'Wrong', zone: 'UTC', weekly: [], ...wrong }))).toEqual(['BadInput']);
  });

  test('targets are the manager’s too', async () => {
    const answer = await desk.act('manager', 'createSlaPolicy', { name: 'Gold', firstResponseMs: 30_000, resolutionMs: 3_600_000 }, 'slaPolicy { firstResponseMs nextResponseMs resolutionMs }');
    expect(answer).toEqual({ errors: [], slaPolicy: { firstResponseMs: 30_000, nextResponseMs: null, resolutionMs: 3_600_000 } });
    expect(kinds(await desk.act('supervisor', 'createSlaPolicy', { name: 'Mine' }))).toEqual(['Forbidden']);
    expect(kinds(await desk.act('manager', 'createSlaPolicy', { name: 'Never', resolutionMs: 0 }))).toEqual(['BadInput']);
  });
});

describe('the workspace', () => {
  const SETTINGS = '{ workspaceSettings { resolvedHoldMs pendingHoldMs inactivityMs resolveKeywords postProcessingMs pendingWeight outboundSms supervisorScope } }';

  test('[G-08] [G-10] [K-24] managers change the times, and nothing else', async () => {
    const before = await desk.ask<{ workspaceSettings: object }>('agent1', SETTINGS);
    expect(before.workspaceSettings).toEqual({
      resolvedHoldMs: 3_600_000, pendingHoldMs: 3_600_000, inactivityMs: 86_400_000, resolveKeywords: [], postProcessingMs: 60_000, pendingWeight: 0, outboundSms: true, supervisorScope: 'QUEUES',
    });
    expect(kinds(await desk.act('manager', 'setWorkspaceSettings', { resolvedHoldMs: 7_200_000, inactivityMs: 60_000 }))).toEqual([]);
    expect(kinds(await desk.act('manager', 'setWorkspaceSettings', { pendingHoldMs: 120_000, outboundSms: false }))).toEqual(['Forbidden']);
    expect(kinds(await desk.act('supervisor', 'setWorkspaceSettings', { pendingHoldMs: 120_000 }))).toEqual(['Forbidden']);
    expect(kinds(await desk.act('manager', 'setWorkspaceSettings', { pendingHoldMs: 1 }))).toEqual(['BadInput']);
    expect(kinds(await desk.act('admin', 'setWorkspaceSettings', { resolveKeywords: [' Thanks ', 'thanks', 'Resolved'], pendingWeight: 0.5, postProcessingMs: 0 }))).toEqual([]);
    const after = await desk.ask<{ workspaceSettings: object }>('agent1', SETTINGS);
    expect(after.workspaceSettings).toEqual({ ...before.workspaceSettings, resolvedHoldMs: 7_200_000, inactivityMs: 60_000, resolveKeywords: ['thanks', 'resolved'], pendingWeight: 0.5, postProcessingMs: 0 });
  });

  test('[C-05] [P-08] channels have a ceiling and a weight; SMS holds six by default', async () => {
    const { channelPolicies } = await desk.ask<{ channelPolicies: { channel: string; maxConcurrent: number | null; weight: number; crmSave: string }[] }>('agent1', '{ channelPolicies { channel maxConcurrent weight crmSave } }');
    expect(channelPolicies.find(({ channel }) => channel === 'SMS')).toEqual({ channel: 'SMS', maxConcurrent: 6, weight: 1, crmSave: 'AUTO' });
    expect(await desk.act('admin', 'setChannelPolicy', { channel: 'EMAIL', weight: 0.25 }, 'channelPolicy { maxConcurrent weight crmSave }')).toEqual({ errors: [], channelPolicy: { maxConcurrent: null, weight: 0.25, crmSave: 'MANUAL' } });
    expect(kinds(await desk.act('admin', 'setChannelPolicy', { channel: 'EMAIL', maxConcurrent: 21 }))).toEqual(['BadInput']);
    expect(kinds(await desk.act('manager', 'setChannelPolicy', { channel: 'EMAIL', weight: 1 }))).toEqual(['Forbidden']);
  });

  test('every change leaves its event', async () => {
    const kindsOf = async () => (await desk.server.database.query<{ kind: string }>(
      "select distinct payload->>'kind' as kind from event where type = 'SettingChanged' and workspace_id = $1 order by 1", [desk.house.workspaceId])).map(({ kind }) => kind);
    expect(await kindsOf()).toEqual(['AUX_CODE', 'CHANNEL', 'HOURS', 'QUEUE', 'SKILL', 'SLA_POLICY', 'WORKSPACE']);
  });
});
