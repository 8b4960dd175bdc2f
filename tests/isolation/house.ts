/** Workspaces with everybody in them who could try something. */
import { systemActor, type Role } from '../../src/kernel/actor.ts';
import { globalId } from '../../src/kernel/ids.ts';
import { ok } from '../../src/kernel/result.ts';
import { provisioning } from '../../src/modules/settings/index.ts';
import { DEMO_PASSWORD } from '../../src/demo.ts';
import type { TestServer } from '../support/server.ts';

export const PASSWORD = DEMO_PASSWORD;

/** One role may stand for several people, told apart by a name. */
export const CAST = {
  admin: 'ADMIN', manager: 'MANAGER', supervisor: 'SUPERVISOR', otherSupervisor: 'SUPERVISOR', agent1: 'AGENT', agent2: 'AGENT', outsider: 'AGENT',
  expert: 'EXPERT', helper: 'EXPERT', partner: 'PARTNER_VIEWER',
} as const satisfies Record<string, Role>;
export type Part = keyof typeof CAST;

/** Who serves the main queue; the other queue has the other supervisor and the outsider. */
const MAIN: Part[] = ['supervisor', 'agent1', 'agent2'];
const OTHER: Part[] = ['otherSupervisor', 'outsider'];

export interface House {
  /** Stands in every name of the workspace. */
  slug: string;
  workspaceId: string;
  /** Public keys of the ways in to each queue. */
  endpointKey: string;
  otherEndpointKey: string;
  queueId: string;
  otherQueueId: string;
  tagId: string;
  otherTagId: string;
  groupId: string;
  subaccountId: string;
  email(part: Part): string;
  fullName(part: Part): string;
  /** Global id of a person. */
  userId(part: Part): string;
}

/** `slug` makes every name of the workspace unmistakable, so that it can be searched for in answers. */
export const buildHouse = async ({ app }: TestServer, slug: string): Promise<House> => {
  const { identity } = app.modules;
  const { id: workspaceId } = await identity.provision.createWorkspace({ name: `Workspace ${slug}` });
  const group = await identity.provision.createGroup({ workspaceId, name: `Group-${slug}` });
  const subaccount = await identity.provision.createSubaccount({ workspaceId, name: `Subaccount-${slug}` });
  const email = (part: Part) => `${part.toLowerCase()}@${slug}.test`;
  const fullName = (part: Part) => `${part[0]!.toUpperCase()}${part.slice(1)} Surname-${slug}`;
  const people = new Map(await Promise.all((Object.keys(CAST) as Part[]).map(async (part) => {
    const made = await identity.provision.createUser({
      workspaceId, email: email(part), password: PASSWORD, name: fullName(part), role: CAST[part], groupId: part === 'agent1' ? group.id : null,
    });
    return [part, made.id] as const;
  })));
  const rows = (parts: Part[]) => parts.map((part) => people.get(part)!);
  const made = await app.db.tx(systemActor(workspaceId), async (tx) => {
    const queueId = await provisioning.queue(tx, { name: `Queue-${slug}`, memberIds: rows(MAIN) });
    const otherQueueId = await provisioning.queue(tx, { name: `Other-queue-${slug}`, memberIds: rows(OTHER) });
    const tagId = await provisioning.tag(tx, { name: `Tag-${slug}`, colour: '#010203' });
    const otherTagId = await provisioning.tag(tx, { name: `Other-tag-${slug}`, colour: '#040506' });
    await provisioning.webEndpoint(tx, { name: `Door-${slug}`, key: `${slug}-web`, queueId });
    await provisioning.webEndpoint(tx, { name: `Other-door-${slug}`, key: `${slug}-other`, queueId: otherQueueId });
    return ok({ queueId, otherQueueId, tagId, otherTagId });
  });
  if (!made.ok) throw new Error(made.message);
  const { queueId, otherQueueId, tagId, otherTagId } = made.value;
  return {
    slug, workspaceId, endpointKey: `${slug}-web`, otherEndpointKey: `${slug}-other`,
    queueId: globalId('queue', queueId), otherQueueId: globalId('queue', otherQueueId), tagId: globalId('tag', tagId), otherTagId: globalId('tag', otherTagId),
    groupId: globalId('group', group.id), subaccountId: globalId('subaccount', subaccount.id),
    email, fullName, userId: (part) => globalId('user', people.get(part)!),
  };
};
