import { actorKey, systemActor, type Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { plus } from '../../kernel/clock.ts';
import { globalId, newId } from '../../kernel/ids.ts';
import { badInput, fail, notFound, ok, type Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';
import type { Readable } from 'node:stream';
import type { Database, Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { cleanImage } from '../../platform/files/images.ts';
import { WrongSize, type FileStore } from '../../platform/files/store.ts';
import type { LinkSigner } from '../../platform/http/links.ts';
import { accessConversation, type StaffScope } from './access.ts';
import { Attachment, type AttachmentEntity } from './entities.ts';
import { FILE_TYPES, LARGEST_FILE } from './rules.ts';

export interface FileDeps {
  db: Database;
  clock: Clock;
  staff: StaffScope;
  files: FileStore;
  links: LinkSigner;
}

const refused = (message: string): Result<never> => fail('FileRefused', message, ['uploadId']);

export const fileCommands = (deps: FileDeps) => ({
  requestUpload: (actor: Actor, conversationId: string, fileName: string, size: number) =>
    deps.db.tx(actor, (tx) => requestUpload(tx, actor, deps, conversationId, fileName, size)),
  /** Takes the bytes of an upload that its signed link allowed. */
  storeUpload: (workspaceId: string, id: string, bytes: Readable) => storeUpload(deps, workspaceId, id, bytes),
});

const requestUpload = async (
  tx: Tx, actor: Actor, { clock, staff, files, links }: FileDeps, conversationId: string, fileName: string, size: number,
): Promise<Result<{ uploadId: string; url: string }>> => {
  const conversation = await accessConversation(tx, actor, conversationId, 'write', staff);
  if (!conversation.ok) return conversation;
  const name = fileName.trim();
  if (name.length < 1 || name.length > 255) return badInput('A file name has 1 to 255 characters.', ['fileName']);
  if (size < 1 || size > LARGEST_FILE) return fail('FileRefused', `A file has 1 to ${LARGEST_FILE} bytes.`, ['size']);
  const [open] = await tx.rows<{ n: number }>(sql`
    select count(*)::int as n from attachment
    where conversation_id = ${conversationId}::uuid and state <> 'USED' and created_at > ${plus(clock.now(), -limit('uploadMs'))}`);
  if (open!.n >= limit('openUploads')) {
    return fail('LimitReached', 'Too many files are waiting to be sent.', ['conversationId'], { limit: 'openUploads' });
  }
  const file = tx.em.create(Attachment, {
    id: newId(), workspaceId: tx.workspaceId, conversationId, fileName: name, size, storageKey: files.newKey(),
    state: 'EXPECTED', createdBy: actorKey(actor), createdAt: clock.now(),
  });
  const id = globalId('attachment', file.id);
  return ok({ uploadId: id, url: links.sign('PUT', `/files/uploads/${tx.workspaceId}/${id}`) });
};

/**
 * Each PUT writes under a key of its own and the row takes the first whole one: two on one link never touch each other's
 * bytes, and nothing changes behind a file that was checked.
 */
const storeUpload = async (deps: FileDeps, workspaceId: string, id: string, bytes: Readable): Promise<Result<string>> => {
  const [expected] = await deps.db.rows<{ size: number }>(workspaceId, sql`
    select size from attachment where id = ${id}::uuid and state = 'EXPECTED'`);
  if (!expected) return notFound('upload');
  const storageKey = deps.files.newKey();
  let kept = false;
  try {
    const checked = await take(deps.files, storageKey, bytes, expected.size);
    if (!checked.ok) return checked;
    const stored = await deps.db.tx(systemActor(workspaceId), async (tx) => {
      const [file] = await tx.rows(sql`select 1 from attachment where id = ${id}::uuid and state = 'EXPECTED' for update`);
      if (!file) return notFound('upload');
      Object.assign(await tx.em.findOneOrFail(Attachment, { id }), { ...checked.value, storageKey, state: 'STORED' });
      return ok(id);
    });
    kept = stored.ok;
    return stored;
  } finally {
    if (!kept) await deps.files.remove(storageKey);
  }
};

const take = async (files: FileStore, key: string, bytes: Readable, size: number): Promise<Result<Inspected>> => {
  const received = await files.receive(key, bytes, size).catch((error: unknown) => {
    if (error instanceof WrongSize) return null;
    throw error;
  });
  return received
    ? inspect(files, key, received.contentType, size)
    : fail('FileRefused', `The upload was announced with ${size} bytes.`, []);
};

type Inspected = Pick<AttachmentEntity, 'contentType' | 'size' | 'width' | 'height'>;

/** Rule K-27: the content decides the type. Images are decoded and stored anew. */
const inspect = async (files: FileStore, key: string, contentType: string | null, size: number): Promise<Result<Inspected>> => {
  // Old Word and Excel files share one container type.
  const type = contentType === 'application/x-cfb' ? 'application/msword' : contentType;
  const allowed = type ? FILE_TYPES[type] : undefined;
  if (!type || !allowed) return refused('Only JPG, PNG, GIF, PDF, DOC, DOCX, XLS and XLSX files can be sent here.');
  if (size > allowed.bytes) return refused(`A file of this type has at most ${allowed.bytes} bytes.`);
  if (!allowed.image) return ok({ contentType: type, size, width: null, height: null });
  const image = await cleanImage(files.pathOf(key));
  if (!image) return refused('The image cannot be read, or has too many pixels.');
  await files.write(key, image.bytes);
  return ok({ contentType: type, size: image.bytes.length, width: image.width, height: image.height });
};
