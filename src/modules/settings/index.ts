/**
 * Settings own queues with their members and required skills, ways in (endpoints), tags, skills, aux codes, business hours,
 * targets, what channels allow and how the workspace works. Every change leaves `SettingChanged`.
 * They do not own who may see a ticket: tickets join `servesQueue` into their own predicate.
 */
export { settingsModule, type Settings } from './queries.ts';
export { servesQueue, servesPickQueue, usesTags, visibleQueues } from './access.ts';
export { AUX_CODES, provisioning, type SettingsProvisioning } from './commands.ts';
export { settingsEntities, type AssignmentMode, type FollowUpPolicy } from './entities.ts';
export { CHANNELS, channelPolicyOf, settingsOf, type ChannelPolicy, type WorkspaceSettings } from './workspace.ts';
export { queueColumns, tagRead } from './reads.ts';
export type { AuxCodeRow, EndpointRow, HoursRow, QueueRow, RequiredSkillRow, SkillRow, SlaPolicyRow, TagRow } from './reads.ts';
