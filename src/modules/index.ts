/**
 * The table of contents. A module imports only the doors (`index.ts`) of modules on lower levels; upward goes by a handler,
 * within the writer's transaction or after it, joined in `app.ts`.
 */
export const LEVELS: readonly (readonly string[])[] = [
  ['identity'],
  ['settings', 'documents'],
  ['contacts', 'agents', 'dispositions'],
  ['conversations'],
  ['notifications'],
  ['tickets'],
  ['sla', 'words', 'routing'],
  ['channels/web', 'channels/sms', 'cases', 'bulk'],
  ['webhooks', 'analytics', 'search'],
];
