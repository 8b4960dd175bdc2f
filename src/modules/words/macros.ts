/** Macros: several actions on a ticket as one. The steps are the commands that people give by hand, with the same rights. */
import { actorKey, type StaffActor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { badInput, fail, notFound, ok, type Result } from '../../kernel/result.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { accessTicket, lockElsewhere, type Tickets } from '../tickets/index.ts';
import { usable } from './access.ts';
import { templateOf, ticketValues } from './filling.ts';
import { labelTicket } from './labels.ts';
import { fill, lineOf, macroSteps, type MacroAction, type MacroStep, type Values } from './rules.ts';
import { shelf } from './shelf.ts';

export interface MacroFields {
  name: string;
  steps: MacroStep[];
}

/** What steps name must be of the workspace. */
const TABLES = { tagId: sql`tag`, labelId: sql`label`, queueId: sql`queue`, userId: sql`app_user` } as const;

const macroOf = async (tx: Tx, fields: MacroFields): Promise<Result<MacroFields>> => {
  const name = lineOf(fields.name, 'name');
  if (!name.ok) return name;
  const steps = macroSteps(fields.steps);
  if (!steps.ok) return steps;
  for (const [at, step] of steps.value.entries()) {
    const text = step.text === null ? ok(null) : await templateOf(tx, step.text, 'steps');
    if (!text.ok) return text;
    for (const [field, table] of Object.entries(TABLES) as [keyof typeof TABLES, typeof TABLES.tagId][]) {
      if (step[field] === null) continue;
      const [row] = await tx.rows(sql`select 1 from ${table} where id = ${step[field]}::uuid and workspace_id = ${tx.workspaceId}::uuid`);
      if (!row) return badInput('There is no such thing in this workspace.', ['steps', String(at), field]);
    }
  }
  return ok({ name: name.value, steps: steps.value });
};

export const macroShelf = (db: Database) => shelf<MacroFields>(db, {
  table: 'macro', what: 'macro', unique: { name: 'name' }, check: macroOf, read: sql`w.name, w.steps`,
  columns: (fields) => ({ name: sql`${fields.name}`, steps: sql`${JSON.stringify(fields.steps)}::jsonb` }),
});

export interface MacroRun {
  ticketId: string;
  macroId: string;
  clientMutationId: string;
  /** The newest message on screen; null: the reply goes out whatever came. */
  seenUpTo: number | null;
  /** Send although variables are empty. */
  allowEmpty: boolean;
}

export interface MacroDeps {
  db: Database;
  clock: Clock;
  tickets: Pick<Tickets, 'within'>;
}

/** All that a step needs besides itself. */
interface Running {
  tx: Tx;
  actor: StaffActor;
  run: MacroRun;
  at: number;
  now: Date;
  values: Values;
  by: ReturnType<Tickets['within']>;
}

const text = ({ values }: Running, step: MacroStep): string | null => (step.text === null ? null : fill(step.text, values).text);

const reply = (running: Running, step: MacroStep): Promise<Result<unknown>> => {
  const { by, actor, run, at } = running;
  return by.sendReply(actor, {
    ticketId: run.ticketId, content: { text: text(running, step) }, draft: null, attachmentIds: [], conversationId: null, seenUpTo: run.seenUpTo ?? 0,
    force: run.seenUpTo === null, clientMutationId: `macro:${run.clientMutationId}:${at}`,
  });
};

/** A NEW ticket that the runner wants is claimed, as by hand; every other is handed over. */
const assign = async (running: Running, step: MacroStep): Promise<Result<unknown>> => {
  const { tx, by, actor, run } = running;
  const userId = step.userId ?? (actor.kind === 'USER' ? actor.userId : null);
  if (userId === null) return badInput('A service token takes no tickets.', ['macroId']);
  const [ticket] = await tx.rows<{ status: string }>(sql`select status from ticket where id = ${run.ticketId}::uuid`);
  if (ticket?.status === 'NEW' && actor.kind === 'USER' && userId === actor.userId) return by.claim(actor, run.ticketId);
  return by.transfer(actor, run.ticketId, { queueId: null, userId, note: text(running, step), overrideCapacity: false });
};

const STEPS: Record<MacroAction, (running: Running, step: MacroStep) => Promise<Result<unknown>>> = {
  REPLY: reply,
  NOTE: (r, step) => r.by.addNote(r.actor, r.run.ticketId, text(r, step)!, `macro:${r.run.clientMutationId}:${r.at}`),
  TAG: (r, step) => r.by.tag(r.actor, r.run.ticketId, step.tagId!),
  UNTAG: (r, step) => r.by.untag(r.actor, r.run.ticketId, step.tagId!),
  LABEL: (r, step) => labelTicket(r.tx, r.actor, r.run.ticketId, step.labelId!, true, r.now),
  UNLABEL: (r, step) => labelTicket(r.tx, r.actor, r.run.ticketId, step.labelId!, false, r.now),
  MARK_PENDING: (r) => r.by.markPending(r.actor, r.run.ticketId),
  MARK_ON_HOLD: (r) => r.by.markOnHold(r.actor, r.run.ticketId),
  RESOLVE: (r, step) => r.by.resolve(r.actor, r.run.ticketId, text(r, step)),
  REOPEN: (r) => r.by.reopen(r.actor, r.run.ticketId),
  TRANSFER: (r, step) => r.by.transfer(r.actor, r.run.ticketId, { queueId: step.queueId, userId: null, note: text(r, step), overrideCapacity: false }),
  ASSIGN: assign,
};

/** Empty variables of what the customer would read (I-37): the runner hears of them before anything is sent. */
const emptyIn = (steps: MacroStep[], values: Values): string[] =>
  [...new Set(steps.filter(({ action }) => action === 'REPLY').flatMap((step) => fill(step.text!, values).empty))];

/** True when this run was not here before. */
const firstTime = async (tx: Tx, actor: StaffActor, run: MacroRun, now: Date): Promise<boolean> =>
  (await tx.rows(sql`
    insert into macro_run (ticket_id, client_key, workspace_id, macro_id, at)
    values (${run.ticketId}, ${`${actorKey(actor)}:${run.clientMutationId}`}, ${tx.workspaceId}, ${run.macroId}, ${now}) on conflict do nothing returning 1`)).length > 0;

const runSteps = async (tx: Tx, actor: StaffActor, { clock, tickets }: MacroDeps, run: MacroRun): Promise<Result<string>> => {
  const [macro] = await tx.rows<{ steps: MacroStep[] }>(sql`select w.steps from macro w where w.id = ${run.macroId}::uuid and ${usable(actor, 'w')}`);
  if (!macro) return notFound('macro', ['macroId']);
  const now = clock.now();
  // A reply may go to another conversation, which is locked before the ticket's own. Whoever sees a ticket may be about to claim it: what more a step asks for is the step's to check.
  const [, found] = await Promise.all([lockElsewhere(tx, run.ticketId), accessTicket(tx, actor, run.ticketId, 'ADD_NOTE', now)]);
  if (!found.ok) return notFound('ticket', ['ticketId']);
  if (!(await firstTime(tx, actor, run, now))) return ok(run.ticketId);
  const values = await ticketValues(tx.rows, actor, run.ticketId);
  const empty = emptyIn(macro.steps, values);
  if (empty.length > 0 && !run.allowEmpty) return fail('EmptyVariables', `Nothing fills ${empty.join(', ')} here.`, ['macroId'], { variables: empty });
  const by = tickets.within(tx);
  for (const [at, step] of macro.steps.entries()) {
    const done = await STEPS[step.action]({ tx, actor, run, at, now, values, by }, step);
    if (!done.ok) return { ...done, message: `Step ${at + 1} (${step.action}): ${done.message}` };
    await tx.settle();
  }
  return ok(run.ticketId);
};

export const macroCommands = (deps: MacroDeps) => ({
  /** All steps, or none. A repeat of a run that went through changes nothing. */
  run: async (actor: StaffActor, run: MacroRun): Promise<Result<string>> =>
    run.clientMutationId === '' || run.clientMutationId.length > 100
      ? badInput('A client id has 1 to 100 characters.', ['clientMutationId'])
      : deps.db.tx(actor, (tx) => runSteps(tx, actor, deps, run)),
});
