import type { FastifyInstance } from 'fastify';
import { rowId } from '../../kernel/ids.ts';
import type { Database } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { FileStore } from '../../platform/files/store.ts';
import type { LinkSigner } from '../../platform/http/links.ts';
import type { fileCommands } from './files.ts';
import { FILE_TYPES, LARGEST_FILE } from './rules.ts';

interface Link {
  Params: { workspaceId: string; id: string };
  Querystring: { expires?: string; signature?: string };
}

export interface FileRoutes {
  db: Database;
  files: FileStore;
  links: LinkSigner;
  commands: Pick<ReturnType<typeof fileCommands>, 'storeUpload'>;
}

const problem = (code: string, message: string) => ({ error: { code, message } });
const UUID = /^[0-9a-f-]{36}$/;

/** Signed uploads and downloads, streamed. */
export const fileRoutes = (app: FastifyInstance, { db, files, links, commands }: FileRoutes): void => {
  void app.register(async (scope) => {
    // Bodies of this scope are streams, whatever their type says.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { bodyLimit: LARGEST_FILE }, (_, body, done) => done(null, body));

    scope.put<Link>('/files/uploads/:workspaceId/:id', { bodyLimit: LARGEST_FILE }, async (request, reply) => {
      const { workspaceId, id } = request.params;
      const uuid = rowId('attachment', id);
      if (!uuid || !links.verify('PUT', `/files/uploads/${workspaceId}/${id}`, request.query)) {
        return reply.code(403).send(problem('FORBIDDEN', 'The upload link is not valid, or has expired.'));
      }
      const stored = await commands.storeUpload(workspaceId, uuid, request.raw);
      if (stored.ok) return reply.code(204).send();
      // The rest of a refused body is not read.
      reply.header('connection', 'close');
      return stored.kind === 'NotFound'
        ? reply.code(404).send(problem('NOT_FOUND', stored.message))
        : reply.code(415).send(problem('BAD_INPUT', stored.message));
    });
  });

  app.get<Link>('/files/:workspaceId/:id', async (request, reply) => {
    const { workspaceId, id } = request.params;
    const uuid = rowId('attachment', id);
    if (!uuid || !UUID.test(workspaceId) || !links.verify('GET', `/files/${workspaceId}/${id}`, request.query)) {
      return reply.code(403).send(problem('FORBIDDEN', 'The link is not valid, or has expired.'));
    }
    const [file] = await db.rows<{ file_name: string; content_type: string; storage_key: string }>(workspaceId, sql`
      select file_name, content_type, storage_key from attachment where id = ${uuid}::uuid and state <> 'EXPECTED'`);
    const size = file && (await files.size(file.storage_key));
    if (!file || size === null) return reply.code(404).send(problem('NOT_FOUND', 'The file is gone.'));
    const inline = FILE_TYPES[file.content_type]?.image === true;
    return reply
      .header('content-type', file.content_type)
      .header('content-length', size)
      .header('content-disposition', `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.file_name)}`)
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cache-control', 'private, max-age=600')
      .send(files.read(file.storage_key));
  });
};
