import type { Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { globalId, newId } from '../../kernel/ids.ts';
import { badInput, fail, notFound, ok, type Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';
import { actorKey } from '../../kernel/actor.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { overlay } from '../../platform/files/images.ts';
import type { FileStore } from '../../platform/files/store.ts';
import type { Documents } from '../documents/index.ts';
import { accessConversation, visibleConversations, type StaffScope } from './access.ts';
import { customerContent, type Content } from './content.ts';
import { Attachment, Screenshot, type AttachmentEntity, type ScreenshotEntity } from './entities.ts';
import { findPosted, post } from './posting.ts';
import { FILE_TYPES } from './rules.ts';
import { strokesSvg } from './strokes.ts';

export interface ScreenshotDeps {
  db: Database;
  clock: Clock;
  staff: StaffScope;
  files: FileStore;
  documents: Pick<Documents, 'state' | 'owners'>;
}

/** Name of the canvas that belongs to a screenshot. */
export const canvasDocument = (screenshotId: string): string => `screenshot:${globalId('screenshot', screenshotId)}:canvas`;

export const screenshotCommands = (deps: ScreenshotDeps) => ({
  upload: (actor: Actor, conversationId: string, uploadId: string) =>
    deps.db.tx(actor, (tx) => upload(tx, actor, deps, conversationId, uploadId)),
  remove: (actor: Actor, id: string) => deps.db.tx(actor, (tx) => remove(tx, actor, deps, id)),
  sendAnnotation: (actor: Actor, id: string, clientId: string, caption: string) => sendAnnotation(actor, deps, id, clientId, caption),
  /** Whether somebody may draw: everyone in the conversation who may write there, while the screenshot exists. */
  canvasAccess: async (actor: Actor, id: string): Promise<'WRITE' | 'READ' | null> => {
    const see = visibleConversations(deps.staff);
    const [row] = await deps.db.rows<{ writes: boolean }>(actor.workspaceId, sql`
      select ${see(actor, sql`s.conversation_id`, 'write')} as writes from screenshot s
      where s.id = ${id}::uuid and s.deleted_at is null and ${see(actor, sql`s.conversation_id`, 'follow')}`);
    return row ? (row.writes ? 'WRITE' : 'READ') : null;
  },
});

const authorOf = (actor: Actor) => ({
  side: actor.kind === 'GUEST' ? ('CUSTOMER' as const) : ('STAFF' as const),
  authorUserId: actor.kind === 'USER' ? actor.userId : null,
  authorName: actor.kind === 'SYSTEM' ? '' : actor.name,
});

const upload = async (tx: Tx, actor: Actor, { clock, staff }: ScreenshotDeps, conversationId: string, uploadId: string): Promise<Result<string>> => {
  const conversation = await accessConversation(tx, actor, conversationId, 'write', staff);
  if (!conversation.ok) return conversation;
  const file = await tx.em.findOne(Attachment, { id: uploadId, conversationId, state: 'STORED', createdBy: actorKey(actor) });
  if (!file) return badInput('The file is unknown, not uploaded yet, or already used.', ['uploadId']);
  if (!FILE_TYPES[file.contentType ?? '']?.image || !file.width || !file.height) return fail('FileRefused', 'A screenshot is an image.', ['uploadId']);
  const [count] = await tx.rows<{ n: number }>(sql`
    select count(*)::int as n from screenshot where conversation_id = ${conversationId}::uuid and deleted_at is null`);
  if (count!.n >= limit('screenshotsAConversation')) {
    return fail('LimitReached', 'Delete a screenshot first.', ['conversationId'], { limit: 'screenshotsAConversation' });
  }
  file.state = 'USED';
  const screenshot = tx.em.create(Screenshot, {
    id: newId(), workspaceId: tx.workspaceId, conversationId, attachmentId: file.id, width: file.width, height: file.height,
    ...authorOf(actor), createdAt: clock.now(),
  });
  tx.record({ type: 'ScreenshotUploaded', conversationId, payload: { screenshotId: screenshot.id } });
  return ok(screenshot.id);
};

/** A screenshot that is not deleted, in a conversation the actor may write in, which is locked. */
const accessScreenshot = async (tx: Tx, actor: Actor, { staff }: ScreenshotDeps, id: string) => {
  const found = await tx.em.findOne(Screenshot, { id });
  const conversation = found && (await accessConversation(tx, actor, found.conversationId, 'write', staff));
  if (!found || !conversation?.ok) return notFound('screenshot', ['screenshotId']);
  await tx.em.refresh(found);
  return found.deletedAt ? notFound('screenshot', ['screenshotId']) : ok({ screenshot: found, conversation: conversation.value });
};

const remove = async (tx: Tx, actor: Actor, deps: ScreenshotDeps, id: string): Promise<Result<string>> => {
  const found = await accessScreenshot(tx, actor, deps, id);
  if (!found.ok) return found;
  found.value.screenshot.deletedAt = deps.clock.now();
  tx.record({ type: 'ScreenshotDeleted', conversationId: found.value.conversation.id, payload: { screenshotId: id } });
  return ok(id);
};

/** The picture with every stroke on it, coloured by who drew it. */
const compose = async ({ files, documents }: ScreenshotDeps, workspaceId: string, screenshot: ScreenshotEntity, image: AttachmentEntity): Promise<Buffer> => {
  const name = canvasDocument(screenshot.id);
  const [state, owners] = await Promise.all([documents.state(workspaceId, name), documents.owners(workspaceId, name)]);
  return overlay(files.pathOf(image.storageKey), strokesSvg(state, owners, screenshot.width, screenshot.height));
};

/** Pictures are composed one after another: a canvas and a large image take memory and the loop's time. */
let composing: Promise<unknown> = Promise.resolve();
const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
  const mine = composing.then(work);
  composing = mine.catch(() => undefined);
  return mine;
};

/** Rule E-08: composes on the server and posts the picture for both sides. The slow part happens outside any transaction. */
const sendAnnotation = async (actor: Actor, deps: ScreenshotDeps, id: string, clientId: string, caption: string): Promise<Result<string>> => {
  const content = customerContent({ text: caption }, true);
  if (!content.ok) return content;
  const before = await deps.db.tx(actor, async (tx) => {
    const found = await accessScreenshot(tx, actor, deps, id);
    if (!found.ok) return found;
    const posted = await findPosted(tx, actor, sql`${found.value.conversation.id}::uuid`, clientId);
    const image = await tx.em.findOneOrFail(Attachment, { id: found.value.screenshot.attachmentId });
    return ok({ screenshot: found.value.screenshot, image, posted });
  });
  if (!before.ok) return before;
  if (before.value.posted) return ok(before.value.posted);
  const picture = await inTurn(() => compose(deps, actor.workspaceId, before.value.screenshot, before.value.image));
  const storageKey = deps.files.newKey();
  let kept = false;
  try {
    await deps.files.write(storageKey, picture);
    const sent = await deps.db.tx(actor, (tx) => postPicture(tx, actor, deps, id, { clientId, content: content.value, storageKey, size: picture.length }));
    kept = sent.ok && sent.value.isNew;
    return sent.ok ? ok(sent.value.messageId) : sent;
  } finally {
    if (!kept) await deps.files.remove(storageKey);
  }
};

interface Picture {
  clientId: string;
  content: Content;
  storageKey: string;
  size: number;
}

const postPicture = async (tx: Tx, actor: Actor, deps: ScreenshotDeps, id: string, picture: Picture): Promise<Result<{ messageId: string; isNew: boolean }>> => {
  const found = await accessScreenshot(tx, actor, deps, id);
  if (!found.ok) return found;
  const { screenshot, conversation } = found.value;
  const earlier = await findPosted(tx, actor, sql`${conversation.id}::uuid`, picture.clientId);
  if (earlier) return ok({ messageId: earlier, isNew: false });
  const file = tx.em.create(Attachment, {
    id: newId(), workspaceId: tx.workspaceId, conversationId: conversation.id, fileName: 'annotation.png', contentType: 'image/png',
    size: picture.size, width: screenshot.width, height: screenshot.height, storageKey: picture.storageKey, state: 'STORED',
    createdBy: actorKey(actor), createdAt: deps.clock.now(),
  });
  await tx.em.flush();
  const posted = await post(tx, deps.clock, conversation.id, { ...authorOf(actor), content: picture.content, attachmentIds: [file.id], clientId: picture.clientId }, { thread: conversation, earlier });
  return posted.ok ? ok({ messageId: posted.value.messageId, isNew: true }) : posted;
};
