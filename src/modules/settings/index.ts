/**
 * Settings own queues with their members, ways in (endpoints) and tags.
 * They do not own who may see a ticket: tickets join `servesQueue` into their own predicate.
 */
export { settingsModule, type Settings } from './queries.ts';
export { servesQueue, servesPickQueue, usesTags, visibleQueues } from './access.ts';
export { provisioning, type SettingsProvisioning } from './commands.ts';
export { tagRead, type EndpointRow, type QueueRow, type TagRow } from './reads.ts';
