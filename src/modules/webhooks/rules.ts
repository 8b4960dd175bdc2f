import { badInput, fail, ok, type Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';

/** Events that webhooks may ask for, by their names in the API, with the name under which the log has each. */
export const EVENT_TYPES: Readonly<Record<string, string>> = {
  MessagePosted: 'MessagePosted', MessageChanged: 'MessageChanged', DeliveryChanged: 'DeliveryChanged', ScreenshotUploaded: 'ScreenshotUploaded',
  ScreenshotDeleted: 'ScreenshotDeleted', TicketOpened: 'TicketOpened', TicketChanged: 'TicketChanged', NoteAdded: 'NoteAdded',
  SlaWarned: 'SlaWarned', SlaBreached: 'SlaBreached', OfferMade: 'OfferMade', OfferEnded: 'OfferEnded',
  // The same message, told as what happens to its ticket.
  TicketActivity: 'MessagePosted',
};

export const LOG_TYPES: string[] = [...new Set(Object.values(EVENT_TYPES))];

/** Under which names of the API a kind of event in the log is told. */
export const shownAs = (logType: string): string[] => Object.keys(EVENT_TYPES).filter((name) => EVENT_TYPES[name] === logType);

/** What a test delivery is called. */
export const TEST_TYPE = 'WebhookTest';

export type DisabledReason = 'FAILING' | 'GONE' | 'ADMINISTRATOR';

export interface WebhookFields {
  url: string;
  events: string[];
  selection: string | null;
  description: string;
}

/** The address as it is called: http or https, nobody's password in it. Whether it may be reached is known when connecting. */
const webhookUrl = (text: string): Result<string> => {
  const path = ['url'];
  if (text.length > limit('webhookUrlCharacters')) return badInput(`A URL has at most ${limit('webhookUrlCharacters')} characters.`, path);
  const url = URL.parse(text);
  if (!url || !['http:', 'https:'].includes(url.protocol)) return badInput('A webhook has a URL with http or https.', path);
  if (url.username !== '' || url.password !== '') return badInput('A URL may not carry a user name or password.', path);
  url.hash = '';
  return ok(url.href);
};

/** The fields as they are stored; the selection's own validity is the schema's matter. */
export const webhookFields = (input: WebhookFields): Result<WebhookFields> => {
  const url = webhookUrl(input.url);
  if (!url.ok) return url;
  const events = [...new Set(input.events)];
  const unknown = events.find((event) => !Object.hasOwn(EVENT_TYPES, event));
  if (unknown !== undefined) return badInput('There is no such event; `webhookEventTypes` lists them.', ['events']);
  if (events.length === 0) return badInput('A webhook asks for at least one event.', ['events']);
  const description = input.description.trim();
  if (description.length > limit('nameCharacters') || description.includes('\0')) {
    return badInput(`A description has at most ${limit('nameCharacters')} characters.`, ['description']);
  }
  if (input.selection !== null && input.selection.length > limit('webhookSelectionCharacters')) {
    return fail('InvalidSelection', `A selection has at most ${limit('webhookSelectionCharacters')} characters.`, ['selection']);
  }
  return ok({ url: url.value, events, selection: input.selection, description });
};

/** How much of a delay is added by chance, so that what failed together does not come back together. */
const JITTER = 0.2;

/** Milliseconds until the next try after so many, or null when it is given up. `chance` is from 0 to 1. */
export const retryDelay = (attempts: number, chance: number): number | null =>
  attempts >= limit('webhookAttempts')
    ? null
    : Math.min(limit('webhookRetryFirstMs') * 4 ** (attempts - 1) * (1 + JITTER * chance), limit('webhookRetryMaxMs'));

/** What a receiver asks for with `Retry-After`, in milliseconds, within our bounds; null when it says nothing usable. */
export const askedDelay = (header: string | null, now: Date): number | null => {
  if (header === null) return null;
  const asked = /^\d{1,9}$/.test(header.trim()) ? Number(header) * 1_000 : Date.parse(header) - now.getTime();
  return Number.isFinite(asked) ? Math.min(Math.max(asked, limit('webhookRetryFirstMs')), limit('webhookRetryMaxMs')) : null;
};

export type Answer = { status: number; retryAfter: string | null } | { error: string };

/** What an attempt's outcome means. 410 says: never again. */
export const verdict = (answer: Answer, attempts: number, now: Date, chance: number):
  | { kind: 'DELIVERED' } | { kind: 'GONE'; error: string } | { kind: 'GIVEN_UP'; error: string } | { kind: 'RETRY'; error: string; delayMs: number } => {
  if ('status' in answer && answer.status >= 200 && answer.status < 300) return { kind: 'DELIVERED' };
  const error = 'error' in answer ? answer.error : answerWords(answer.status);
  if ('status' in answer && answer.status === 410) return { kind: 'GONE', error };
  const own = retryDelay(attempts, chance);
  if (own === null) return { kind: 'GIVEN_UP', error };
  return { kind: 'RETRY', error, delayMs: ('status' in answer ? askedDelay(answer.retryAfter, now) : null) ?? own };
};

const answerWords = (status: number): string =>
  status >= 300 && status < 400 ? `The receiver answered ${status}; redirects are not followed.` : `The receiver answered ${status}.`;

/** Failed for so long, and so often in a row, that nobody seems to look after it. */
export const abandoned = (failures: number, failingMs: number): boolean => failures >= limit('webhookFailures') && failingMs >= limit('webhookFailingMs');
