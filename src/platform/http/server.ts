import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import cookie from '@fastify/cookie';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { limit } from '../../limits.ts';
import type { Log } from '../log/log.ts';
import { redactUrl } from '../log/log.ts';
import type { Metrics } from '../metrics/metrics.ts';

export const REFRESH_COOKIE = '__Host-parley_refresh';

/** Null: ready. Otherwise why not. */
export type Readiness = () => Promise<string | null>;

export interface HttpServerOptions {
  log: Log;
  metrics: Metrics;
  ready: Readiness;
}

/** What a page of ours may do: its own scripts, its own server. Styles are inlined by the editor. */
const PAGE_POLICY = [
  "default-src 'self'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' blob: data:", "font-src 'self'",
  "connect-src 'self' ws: wss:", "object-src 'none'", "base-uri 'none'", "form-action 'self'",
].join('; ');

/** The HTTP server with what belongs to no feature: health, metrics, headers, request log. */
export const createHttpServer = async ({ log, metrics, ready }: HttpServerOptions): Promise<FastifyInstance> => {
  const app = Fastify({ logger: false, bodyLimit: limit('requestBytes'), forceCloseConnections: true, routerOptions: { maxParamLength: 200 } });
  await app.register(cookie);
  app.addHook('onSend', async (_, reply) => {
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer');
  });
  app.addHook('onResponse', async (request, reply) => {
    metrics.request(request.routeOptions.url ?? 'unknown', reply.statusCode, reply.elapsedTime);
    log.debug({ method: request.method, url: redactUrl(request.url), status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'request');
  });
  app.setErrorHandler((error: { statusCode?: number; code?: string; message: string }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) log.error({ err: error, url: redactUrl(request.url) }, 'a request failed');
    const code = status === 413 ? 'LIMIT' : status < 500 ? 'BAD_INPUT' : 'INTERNAL';
    return reply.code(status).send({ error: { code, message: status < 500 ? error.message : 'Something went wrong on our side.' } });
  });
  app.get('/livez', () => ({ alive: true }));
  app.get('/readyz', async (_, reply) => {
    const reason = await ready();
    return reason === null ? { ready: true } : reply.code(503).header('retry-after', '1').send({ ready: false, reason });
  });
  app.get('/metrics', async (_, reply) => reply.type(metrics.contentType).send(await metrics.render()));
  return app;
};

/**
 * The console's built pages. Every path of theirs gets the one page, which finds its own way. False when they are not built.
 */
export const servePages = (app: FastifyInstance, directory: string): boolean => {
  const page = path.join(directory, 'index.html');
  if (!existsSync(page)) {
    app.get('/', (_, reply) => reply.type('text/plain').send('The pages are not built: run `npm run prepare` with development dependencies installed.'));
    return false;
  }
  void app.register(fastifyStatic, {
    root: directory, index: false, wildcard: true, maxAge: '1y', immutable: true,
    allowedPath: (file) => !file.endsWith('.html'),
  });
  const html = readFileSync(page, 'utf8');
  const send = (_: FastifyRequest, reply: FastifyReply) =>
    reply.header('content-security-policy', PAGE_POLICY).header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(html);
  app.get('/', send);
  app.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    return wantsPage ? send(request, reply) : reply.code(404).send({ error: { code: 'NOT_FOUND', message: 'There is nothing here.' } });
  });
  return true;
};

/**
 * The API for people: whoever opens `/graphql` in a browser gets GraphiQL instead of an error. A hook, and before the API's own
 * route, since that one takes GET too.
 */
export const serveExplorer = (app: FastifyInstance, directory: string): void => {
  const page = path.join(directory, 'graphiql.html');
  const html = existsSync(page) ? readFileSync(page, 'utf8') : null;
  app.addHook('onRequest', async (request, reply) => {
    const [pathname] = request.url.split('?');
    if (request.method !== 'GET' || pathname !== '/graphql' || !(request.headers.accept ?? '').includes('text/html')) return;
    if (html === null) return reply.code(404).type('text/plain').send('GraphiQL is not built. The API takes POST requests at this address.');
    return reply.header('content-security-policy', PAGE_POLICY).header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(html);
  });
};

/** The refresh cookie as the contracts at the doors want it; browsers take `Secure` on loopback too. */
export const refreshCookie = (request: FastifyRequest, reply: FastifyReply) => ({
  refreshCookie: request.cookies[REFRESH_COOKIE] ?? null,
  setRefreshCookie: (token: string | null): void => {
    const options = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' } as const;
    if (token === null) void reply.clearCookie(REFRESH_COOKIE, options);
    else void reply.setCookie(REFRESH_COOKIE, token, { ...options, maxAge: limit('sessionMs') / 1000 });
  },
});
