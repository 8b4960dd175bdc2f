import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { Holidays, Weekly } from './rules.ts';

export type AssignmentMode = 'OFFER' | 'DIRECT' | 'PICK';
export type FollowUpPolicy = 'REOPEN_IN_HOLD' | 'ALWAYS_NEW_LINKED' | 'ALWAYS_REOPEN';

/** A line of waiting tickets. Members and required skills are rows of their own. */
export const Queue = defineEntity({
  name: 'Queue',
  tableName: 'queue',
  properties: {
    id: p.uuid().primary(),
    workspaceId: p.uuid(),
    name: p.text(),
    enabled: p.boolean(),
    assignmentMode: p.text().$type<AssignmentMode>(),
    acceptanceMs: p.integer(),
    followUpPolicy: p.text().$type<FollowUpPolicy>(),
    whenOffline: p.text().$type<'KEEP' | 'REQUEUE'>(),
    hoursId: p.uuid().nullable(),
    slaPolicyId: p.uuid().nullable(),
  },
});

export const Skill = defineEntity({
  name: 'Skill',
  tableName: 'skill',
  properties: { id: p.uuid().primary(), workspaceId: p.uuid(), name: p.text(), description: p.text() },
});

export const AuxCode = defineEntity({
  name: 'AuxCode',
  tableName: 'aux_code',
  properties: {
    id: p.uuid().primary(),
    workspaceId: p.uuid(),
    name: p.text(),
    status: p.text().$type<'AWAY' | 'BUSY'>(),
    paid: p.boolean(),
    colour: p.text(),
    scheduledMs: p.integer().nullable(),
    archived: p.boolean(),
  },
});

export const BusinessHours = defineEntity({
  name: 'BusinessHours',
  tableName: 'business_hours',
  properties: {
    id: p.uuid().primary(),
    workspaceId: p.uuid(),
    name: p.text(),
    zone: p.text(),
    weekly: p.json().$type<Weekly>(),
    holidays: p.json().$type<Holidays>(),
  },
});

export const SlaPolicy = defineEntity({
  name: 'SlaPolicy',
  tableName: 'sla_policy',
  properties: {
    id: p.uuid().primary(),
    workspaceId: p.uuid(),
    name: p.text(),
    firstResponseMs: p.integer().nullable(),
    nextResponseMs: p.integer().nullable(),
    resolutionMs: p.integer().nullable(),
  },
});

export type QueueEntity = InferEntity<typeof Queue>;
export type SkillEntity = InferEntity<typeof Skill>;
export type AuxCodeEntity = InferEntity<typeof AuxCode>;
export type BusinessHoursEntity = InferEntity<typeof BusinessHours>;
export type SlaPolicyEntity = InferEntity<typeof SlaPolicy>;

export const settingsEntities = [Queue, Skill, AuxCode, BusinessHours, SlaPolicy];
