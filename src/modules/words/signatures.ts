/** Signatures of persons, queues and the workspace (I-19…I-21). */
import DataLoader from 'dataloader';
import type { Actor, StaffActor } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import { badInput, notFound, ok, type Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { sql, type Sql } from '../../platform/db/sql.ts';
import { richContent, type Content } from '../conversations/index.ts';
import { asAdmin } from './access.ts';
import { templateOf, ticketValues } from './filling.ts';
import { documentOfHtml, htmlOf, mapTexts, textsOf, type RichNode } from './markup.ts';
import { fill, lineOf, preferred, variablesOf, type Values } from './rules.ts';
import { shelf } from './shelf.ts';

export interface SignatureFields {
  name: string;
  /** As given; kept is what the schema of messages has of it. */
  html: string;
  isDefault: boolean;
  content?: RichNode;
}

const signatureOf = async (tx: Tx, fields: SignatureFields): Promise<Result<SignatureFields>> => {
  const name = lineOf(fields.name, 'name');
  if (!name.ok) return name;
  if (fields.html.length > limit('messageBytes')) return badInput(`A signature has at most ${limit('messageBytes')} characters.`, ['html']);
  const content = documentOfHtml(fields.html);
  const allowed = richContent(content);
  if (!allowed.ok) return badInput(`This HTML makes no signature: ${allowed.message}`, ['html']);
  const template = await templateOf(tx, `signature ${textsOf(content).flatMap(variablesOf).map((variable) => `{{${variable}}}`).join('')}`, 'html');
  if (!template.ok) return template;
  // There is one default: the newest to be called so.
  if (fields.isDefault) await tx.rows(sql`update signature set is_default = false where workspace_id = ${tx.workspaceId}::uuid and is_default`);
  return ok({ name: name.value, html: htmlOf(content), isDefault: fields.isDefault, content });
};

const signatureShelf = (db: Database) => shelf<SignatureFields>(db, {
  table: 'signature', what: 'signature', unique: { name: 'name' }, check: signatureOf, read: sql`w.name, w.html, w.is_default as "isDefault"`,
  columns: (fields) => ({ name: sql`${fields.name}`, html: sql`${fields.html}`, content: sql`${JSON.stringify(fields.content)}::jsonb`, is_default: sql`${fields.isDefault}::boolean` }),
});

export interface SignatureUse {
  /** Null takes it away. */
  signatureId: string | null;
  userId: string | null;
  queueId: string | null;
}

const assign = async (tx: Tx, { signatureId, userId, queueId }: SignatureUse): Promise<Result<string | null>> => {
  if ((userId === null) === (queueId === null)) return badInput('Name a user or a queue, one of them.', ['userId']);
  const [there] = await tx.rows<{ signature: boolean; bearer: boolean }>(sql`select
    exists (select 1 from signature where id = ${signatureId}::uuid and workspace_id = ${tx.workspaceId}::uuid) as signature,
    exists (select 1 from app_user where id = ${userId}::uuid and workspace_id = ${tx.workspaceId}::uuid union all
      select 1 from queue where id = ${queueId}::uuid and workspace_id = ${tx.workspaceId}::uuid) as bearer`);
  if (!there!.bearer) return notFound(userId ? 'user' : 'queue', [userId ? 'userId' : 'queueId']);
  if (signatureId !== null && !there!.signature) return notFound('signature', ['signatureId']);
  await tx.rows(sql`delete from signature_use where workspace_id = ${tx.workspaceId}::uuid and (user_id = ${userId}::uuid or queue_id = ${queueId}::uuid)`);
  if (signatureId !== null) {
    await tx.rows(sql`insert into signature_use (id, workspace_id, signature_id, user_id, queue_id) values (${newId()}, ${tx.workspaceId}, ${signatureId}, ${userId}, ${queueId})`);
  }
  tx.record({ type: 'WordsChanged', payload: { what: 'signature use', id: signatureId, change: 'CHANGED', userId, queueId } });
  return ok(signatureId);
};

export const signatureCommands = (db: Database) => ({
  ...signatureShelf(db),
  assign: (actor: StaffActor, use: SignatureUse) => asAdmin(db, actor, (tx) => assign(tx, use)),
});

interface Candidate {
  ticketId: string;
  source: 'USER' | 'QUEUE' | 'DEFAULT';
  name: string;
  content: RichNode;
}

const candidates = (actor: Actor, ticketIds: string[]): Sql => sql`
  select t.id as "ticketId", s.name, s.content,
    case when u.user_id is not null then 'USER' when u.queue_id is not null then 'QUEUE' else 'DEFAULT' end as source
  from ticket t join signature s on s.workspace_id = t.workspace_id
    left join signature_use u on u.signature_id = s.id and (u.user_id = ${actor.kind === 'USER' ? actor.userId : null}::uuid or u.queue_id = t.queue_id)
  where t.id = any(${ticketIds}::uuid[]) and (u.id is not null or s.is_default)`;

/** A signature as it would go out. */
export interface SignatureView {
  name: string;
  source: Candidate['source'];
  html: string;
  text: string;
  emptyVariables: string[];
  content: RichNode;
}

const filled = ({ name, source, content }: Candidate, values: Values): SignatureView => {
  const inLinks = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value ? encodeURIComponent(value).replaceAll('%40', '@') : value]));
  const made = mapTexts(content, (text) => fill(text, values).text, (href) => fill(href, inLinks).text);
  const allowed = richContent(made);
  const emptyVariables = [...new Set(textsOf(content).flatMap((text) => fill(text, values).empty))];
  return { name, source, html: htmlOf(made), text: allowed.ok ? allowed.value.text : '', emptyVariables, content: made };
};

/** Which signature the actor's reply in each ticket would have; tickets were seen. */
export const signatureLoader = (db: Database) => (actor: Actor) =>
  new DataLoader<string, SignatureView | null>(async (ticketIds) => {
    const rows = <Row extends object>(statement: Sql) => db.rows<Row>(actor.workspaceId, statement);
    const found = Map.groupBy(await rows<Candidate>(candidates(actor, [...ticketIds])), ({ ticketId }) => ticketId);
    return Promise.all(ticketIds.map(async (id) => {
      const best = preferred(found.get(id) ?? []);
      return best && filled(best, await ticketValues(rows, actor, id));
    }));
  });

const textBlocks = (text: string): RichNode[] => text.split('\n').map((line) => ({ type: 'paragraph', ...(line && { content: [{ type: 'text', text: line }] }) }));

/** What the actor answers in a ticket, as it leaves: on e-mail with the signature behind it, elsewhere as it is. */
export const signReply = async (tx: Tx, actor: StaffActor, ticket: { id: string; channel: string }, content: Content): Promise<Result<Content>> => {
  if (ticket.channel !== 'EMAIL') return ok(content);
  const best = preferred(await tx.rows<Candidate>(candidates(actor, [ticket.id])));
  if (!best) return ok(content);
  const signature = filled(best, await ticketValues(tx.rows, actor, ticket.id));
  if (signature.text.trim() === '') return ok(content);
  const body = (content.richText as RichNode | null)?.content ?? textBlocks(content.text);
  return richContent({ type: 'doc', content: [...body, { type: 'paragraph' }, ...(signature.content.content ?? [])] });
};
