/** The process of one peer: told where the database is, it says where it listens, and ends with its parent. */
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { handWritten } from './hand-written.ts';
import { graphqlWs, handWrittenSockets } from './live.ts';
import { apolloWithMikro } from './mikro.ts';
import { mercuriusWithJit, yoga } from './others.ts';

const PEERS: Record<string, (url: string) => Promise<FastifyInstance>> = {
  'hand-written': handWritten, 'Apollo + MikroORM': apolloWithMikro, 'graphql-yoga': yoga, 'mercurius + jit': mercuriusWithJit,
  'hand-written ws + pg': handWrittenSockets, 'graphql-ws as usual': graphqlWs,
};

process.on('disconnect', () => process.exit(0));
process.once('message', (message: { name: string; url: string }) => {
  void PEERS[message.name]!(message.url).then(async (app) => {
    await app.listen({ port: 0, host: '127.0.0.1' });
    process.send!({ port: (app.server.address() as AddressInfo).port });
  });
});
