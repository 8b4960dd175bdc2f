import { actorKey, type Actor } from '../../kernel/actor.ts';
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

const storeUpload = async (deps: FileDeps, workspaceId: string, id: string, bytes: Readable): Promise<Result<string>> => {
  const system = { kind: 'SYSTEM', workspaceId } as const;
  const [expected] = await deps.db.rows<{ storage_key: string; size: number }>(workspaceId, sql`
    select storage_key, size from attachment where id = ${id}::uuid and state = 'EXPECTED'`);
  if (!expected) return notFound('upload');
  const received = await deps.files.receive(expected.storage_key, bytes, expected.size).catch((error: unknown) => {
    if (error instanceof WrongSize) return null;
    throw error;
  });
  if (!received) return fail('FileRefused', `The upload was announced with ${expected.size} bytes.`, []);
  const checked = await inspect(deps.files, expected.storage_key, received.contentType, expected.size);
  if (!checked.ok) {
    await deps.files.remove(expected.storage_key);
    return checked;
  }
  return deps.db.tx(system, async (tx) => {
    const file = await tx.em.findOne(Attachment, { id, state: 'EXPECTED' });
    if (!file) return notFound('upload');
    Object.assign(file, { ...checked.value, state: 'STORED' });
    return ok(id);
  });
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
