/**
 * Settings own queues with their members, ways in (endpoints) and tags.
 * They do not own who may see a ticket: tickets join `servesQueue` into their own predicate.
 */
export { settingsModule, type Settings } from './queries.ts';
export { servesQueue, servesPickQueue, visibleQueues } from './access.ts';
export { AUX_CODES, provisioning, type SettingsProvisioning } from './commands.ts';
export type { AuxCodeRow, EndpointRow, QueueRow, SkillRow, TagRow } from './reads.ts';
