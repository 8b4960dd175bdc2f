import { pino, type Logger } from 'pino';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>;

/** Where secrets may stand in what is logged. */
const SECRETS = [
  'password', 'token', 'accessToken', 'refreshToken', 'authorization', 'cookie', 'secret', 'key', 'visitorKey', 'invitation',
].flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);

/** Structured logs on standard output, one JSON object a line, secrets redacted. */
export const createLog = (level: string): Logger =>
  pino({ level, redact: { paths: [...SECRETS, 'req.headers.authorization', 'req.headers.cookie'], censor: '[redacted]' }, base: null });

/** A URL as it may be logged: without the values of its query, where tokens travel. */
export const redactUrl = (url: string): string => url.replace(/([?&][^=&]+)=[^&]*/g, '$1=[redacted]');
