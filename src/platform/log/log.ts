import { pino, type Logger } from 'pino';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>;

/** Where secrets may stand in what is logged. */
const SECRETS = [
  'password', 'token', 'accessToken', 'refreshToken', 'authorization', 'cookie', 'secret', 'key', 'visitorKey', 'invitation',
].flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);

/** What is kept of an error: a driver's error carries its whole connection, and that knows the password. */
const errorFields = (error: unknown): object => {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, detail } = error as { code?: unknown; detail?: unknown };
  return { type: error.name, message: error.message, code, detail, stack: error.stack, ...(error.cause ? { cause: errorFields(error.cause) } : {}) };
};

/** Structured logs on standard output, one JSON object a line, secrets redacted. */
export const createLog = (level: string): Logger =>
  pino({ level, redact: { paths: [...SECRETS, 'req.headers.authorization', 'req.headers.cookie'], censor: '[redacted]' }, base: null, serializers: { err: errorFields } });

/** A URL as it may be logged: without the values of its query and the secret of an invitation. */
export const redactUrl = (url: string): string => url.replace(/([?&][^=&]+)=[^&]*/g, '$1=[redacted]').replace(/^\/r\/[^/?]+/, '/r/[redacted]');
