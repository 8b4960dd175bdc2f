/** What a workspace begins with: I-33, I-16, I-09; for demo data and tests. */
import { newId } from '../../kernel/ids.ts';
import type { Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { documentOfHtml, htmlOf } from './markup.ts';
import { patternOf } from './rules.ts';

const TAGS: Record<string, string[]> = {
  CUSTOMER: ['At-Risk', 'New', 'Returning', 'VIP'],
  RESOLUTION: ['Cannot Resolve', 'Escalated', 'First Contact', 'Follow-up Required'],
  ISSUE: ['Account', 'Billing', 'Product Inquiry', 'Technical'],
  '': ['Complaint', 'Product Question'],
};
const COLOURS: Record<string, string> = { CUSTOMER: '#0b7285', RESOLUTION: '#2b8a3e', ISSUE: '#5f3dc4', '': '#495057' };

const LABELS = [
  { name: 'Follow-up Required', colour: '#e67700', notifies: false }, { name: 'Escalated', colour: '#c92a2a', notifies: true },
  { name: 'Bug Report', colour: '#862e9c', notifies: false }, { name: 'Feature Request', colour: '#1864ab', notifies: false },
] as const;

const RULES: { label: (typeof LABELS)[number]['name']; kind: string; words: string[]; threshold: number }[] = [
  { label: 'Follow-up Required', kind: 'KEYWORD', words: ['refund*', 'cancel*'], threshold: 1 },
  { label: 'Bug Report', kind: 'KEYWORD', words: ['broken'], threshold: 1 },
  { label: 'Escalated', kind: 'SLA_BREACHED', words: [], threshold: 1 },
  { label: 'Escalated', kind: 'TRANSFERS', words: [], threshold: 2 },
  { label: 'Escalated', kind: 'NEGATIVE_WORDS', words: ['angry', 'awful', 'disappoint*', 'furious', 'ridiculous', 'terrible', 'unacceptable', 'useless', 'worst'], threshold: 2 },
];

const CANNED = [
  ['Hello', 'Greetings', 'hello', 'Hello {{first_name}}, this is {{agent_name}}. How can I help?'],
  ['Order number, please', 'Information', 'order', 'Could you give me your order number, {{first_name}}?'],
  ['Restart', 'Troubleshooting', 'restart', 'Please unplug the machine for a minute and start it again.'],
  ['Sorry for the wait', 'Apologies', 'sorry', 'I am sorry that you had to wait, {{first_name}}.'],
  ['Goodbye', 'Closings', 'bye', 'Thank you for writing to {{queue_name}}. Have a good day!'],
] as const;

const SIGNATURE = '<p><strong>{{agent_name}}</strong><br>{{queue_name}}</p>';

/** Tags that are there already get their category. */
const provisionTags = async (tx: Tx): Promise<void> => {
  for (const [category, names] of Object.entries(TAGS)) {
    for (const name of names) {
      await tx.rows(sql`insert into tag (id, workspace_id, name, colour, category) values (${newId()}, ${tx.workspaceId}, ${name}, ${COLOURS[category]!}, ${category || null})
        on conflict (workspace_id, name) do update set category = excluded.category`);
    }
  }
};

const provisionLabels = async (tx: Tx): Promise<void> => {
  const ids = new Map<string, string>(LABELS.map(({ name }) => [name, newId()]));
  for (const { name, colour, notifies } of LABELS) {
    await tx.rows(sql`insert into label (id, workspace_id, name, colour, notifies) values (${ids.get(name)!}, ${tx.workspaceId}, ${name}, ${colour}, ${notifies})`);
  }
  for (const { label, kind, words, threshold } of RULES) {
    await tx.rows(sql`insert into label_rule (id, workspace_id, label_id, kind, words, pattern, threshold)
      values (${newId()}, ${tx.workspaceId}, ${ids.get(label)!}, ${kind}, ${words}::text[], ${words.length > 0 ? patternOf(words) : null}, ${threshold})`);
  }
};

export const provisionWords = async (tx: Tx): Promise<void> => {
  await provisionTags(tx);
  await provisionLabels(tx);
  for (const [title, category, shortcut, body] of CANNED) {
    await tx.rows(sql`insert into canned_message (id, workspace_id, title, category, shortcut, body) values (${newId()}, ${tx.workspaceId}, ${title}, ${category}, ${shortcut}, ${body})`);
  }
  await tx.rows(sql`insert into faq (id, workspace_id, title, category, body)
    values (${newId()}, ${tx.workspaceId}, 'How long is the warranty?', 'Information', 'Two years from the day of delivery.')`);
  const content = documentOfHtml(SIGNATURE);
  await tx.rows(sql`insert into signature (id, workspace_id, name, html, content, is_default)
    values (${newId()}, ${tx.workspaceId}, 'House', ${htmlOf(content)}, ${JSON.stringify(content)}::jsonb, true)`);
  await tx.rows(sql`insert into macro (id, workspace_id, name, steps)
    values (${newId()}, ${tx.workspaceId}, 'Thank and resolve', ${JSON.stringify([
      { action: 'REPLY', text: 'Thank you for writing, {{first_name}}.' }, { action: 'RESOLVE' },
    ].map((step) => ({ text: null, tagId: null, labelId: null, queueId: null, userId: null, ...step })))}::jsonb)`);
  await tx.rows(sql`insert into auto_reply (id, workspace_id, text, place)
    values (${newId()}, ${tx.workspaceId}, 'We are closed now. Your message is safe with us, and we answer when we open.', '/')`);
};
