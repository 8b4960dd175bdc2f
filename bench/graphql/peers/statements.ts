/** The hand-written endpoint's SQL: one statement an operation, whose JSON text is the answer. */
import type { Caller } from './authenticate.ts';
import { filtered, rowId, type InboxFilter } from './filter.ts';

export interface Statement {
  name: string;
  text: string;
  values: unknown[];
}

const time = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const gid = (prefix: string, column: string): string => `'${prefix}_' || ${column}`;
const cursor = (json: string): string => `rtrim(translate(encode(convert_to(${json}::text, 'UTF8'), 'base64'), E'+/\\n', '-_'), '=')`;
const named = (prefix: string, alias: string): string => `case when ${alias}.id is not null then json_build_object('id', ${gid(prefix, `${alias}.id`)}, 'name', ${alias}.name) end`;

const inbox = (caller: Caller, { filter, first }: { filter?: InboxFilter; first: number }): Statement => {
  const values: unknown[] = [first];
  const { name, where } = filtered(caller, filter, values);
  return { name: `inbox ${name}`, values, text: `
    with page as materialized (
      select t.* from ticket t where ${where} order by t.last_activity_at desc, t.id desc limit $1::int + 1)
    select json_build_object('inbox', json_build_object(
      'edges', coalesce((select json_agg(json_build_object('node', json_build_object(
          'id', ${gid('tkt', 'p.id')}, 'number', p.number, 'status', p.status, 'channel', p.channel, 'lastActivityAt', ${time('p.last_activity_at')},
          'contact', ${named('ctc', 'k')}, 'assignee', ${named('usr', 'a')},
          'tags', coalesce((select json_agg(json_build_object('id', ${gid('tag', 'g.id')}, 'name', g.name, 'colour', g.colour) order by g.name)
            from ticket_tag tt join tag g on g.id = tt.tag_id where tt.ticket_id = p.id), '[]'),
          'conversation', json_build_object('id', ${gid('cnv', 'c.id')}, 'lastMessage', (
            select json_build_object('id', ${gid('msg', 'm.id')}, 'position', m.position, 'text', m.text, 'side', m.side, 'createdAt', ${time('m.created_at')},
              'author', json_build_object('name', m.author_name)) from message m where m.conversation_id = c.id and m.position = c.last_position))
        )) order by p.last_activity_at desc, p.id desc)
        from (select * from page limit $1) p join contact k on k.id = p.contact_id join conversation c on c.id = p.conversation_id
        left join app_user a on a.id = p.assignee_id), '[]'),
      'pageInfo', json_build_object('hasNextPage', (select count(*) from page) > $1,
        'endCursor', (select ${cursor('json_build_array(e.last_activity_at, e.id)')} from (select * from page limit $1) e order by e.last_activity_at, e.id limit 1))
    ))::text as data` };
};

const conversation = (caller: Caller, { id, last }: { id: string; last: number }): Statement => ({
  name: 'conversation', values: [rowId(id), last, caller.workspaceId], text: `
    with page as materialized (
      select m.* from message m where m.conversation_id = $1 and m.workspace_id = $3 order by m.position desc limit $2::int + 1)
    select json_build_object('conversation', (select json_build_object(
      'id', ${gid('cnv', 'c.id')}, 'channel', n.channel, 'endpointName', n.name, 'createdAt', ${time('c.created_at')}, 'lastMessageAt', ${time('c.last_message_at')},
      'contact', ${named('ctc', 'k')},
      'messages', json_build_object(
        'edges', coalesce((select json_agg(json_build_object('node', json_build_object(
            'id', ${gid('msg', 'm.id')}, 'position', m.position, 'side', m.side, 'text', m.text, 'delivery', m.delivery, 'createdAt', ${time('m.created_at')},
            'author', json_build_object('name', m.author_name, 'side', m.side, 'user', ${named('usr', 'u')}))) order by m.position)
          from (select * from page limit $2) m left join app_user u on u.id = m.author_user_id), '[]'),
        'pageInfo', json_build_object('hasPreviousPage', (select count(*) from page) > $2,
          'startCursor', (select ${cursor('json_build_array(min(position))')} from (select * from page limit $2) s))))
      from conversation c join endpoint n on n.id = c.endpoint_id join contact k on k.id = c.contact_id where c.id = $1 and c.workspace_id = $3))::text as data`,
});

const contactTickets = (caller: Caller, { contactId, first }: { contactId: string; first: number }): Statement => ({
  name: 'contactTickets', values: [rowId(contactId), first, caller.workspaceId], text: `
    with page as materialized (
      select t.* from ticket t where t.contact_id = $1 and t.workspace_id = $3 order by t.last_activity_at desc, t.id desc limit $2::int + 1)
    select json_build_object('contactTickets', json_build_object(
      'edges', coalesce((select json_agg(json_build_object('node', json_build_object(
          'id', ${gid('tkt', 'p.id')}, 'number', p.number, 'status', p.status, 'openedAt', ${time('p.opened_at')}, 'closedAt', ${time('p.closed_at')},
          'queue', ${named('que', 'q')}, 'assignee', ${named('usr', 'a')})) order by p.last_activity_at desc, p.id desc)
        from (select * from page limit $2) p join queue q on q.id = p.queue_id left join app_user a on a.id = p.assignee_id), '[]'),
      'pageInfo', json_build_object('hasNextPage', (select count(*) from page) > $2,
        'endCursor', (select ${cursor('json_build_array(e.last_activity_at, e.id)')} from (select * from page limit $2) e order by e.last_activity_at, e.id limit 1))
    ))::text as data`,
});

const users = (caller: Caller, { first }: { first: number }): Statement => ({
  name: 'users', values: [caller.workspaceId, first], text: `
    with page as materialized (select u.* from app_user u where u.workspace_id = $1 order by u.name, u.id limit $2::int + 1)
    select json_build_object('users', json_build_object(
      'edges', coalesce((select json_agg(json_build_object('node', json_build_object(
          'id', ${gid('usr', 'p.id')}, 'name', p.name, 'email', p.email, 'role', p.role, 'status', p.status)) order by p.name, p.id) from (select * from page limit $2) p), '[]'),
      'pageInfo', json_build_object('hasNextPage', (select count(*) from page) > $2,
        'endCursor', (select ${cursor('json_build_array(e.name, e.id)')} from (select * from page limit $2) e order by e.name desc, e.id desc limit 1))
    ))::text as data`,
});

const timeline = (caller: Caller, { id, last }: { id: string; last: number }): Statement => ({
  name: 'timeline', values: [rowId(id), last, caller.workspaceId], text: `
    with t as materialized (select * from ticket where id = $1 and workspace_id = $3),
    page as materialized (
      (select m.created_at, m.id, json_build_object('__typename', 'Message', 'id', ${gid('msg', 'm.id')}, 'text', m.text, 'createdAt', ${time('m.created_at')},
          'author', json_build_object('name', m.author_name)) as node
        from t join message m on m.conversation_id = t.conversation_id and m.position between t.from_position and coalesce(t.to_position, 2147483647)
        order by m.position desc limit $2::int + 1)
      union all
      (select i.created_at, i.id, json_build_object('__typename', 'InternalNote', 'id', ${gid('not', 'i.id')}, 'text', i.text, 'createdAt', ${time('i.created_at')},
          'writer', ${named('usr', 'u')})
        from t join internal_note i on i.ticket_id = t.id left join app_user u on u.id = i.author_user_id
        order by i.created_at desc, i.id desc limit $2::int + 1)
      order by 1 desc, 2 desc limit $2::int + 1)
    select json_build_object('ticket', (select json_build_object('id', ${gid('tkt', 't.id')}, 'number', t.number, 'timeline', json_build_object(
      'edges', coalesce((select json_agg(json_build_object('node', p.node) order by p.created_at, p.id) from (select * from page limit $2) p), '[]'),
      'pageInfo', json_build_object('hasPreviousPage', (select count(*) from page) > $2,
        'startCursor', (select ${cursor('json_build_array(s.created_at, s.id)')} from (select * from page limit $2) s order by s.created_at, s.id limit 1)))) from t))::text as data`,
});

const OPERATIONS: Record<string, (caller: Caller, variables: never) => Statement> = {
  Inbox: inbox, Conversation: conversation, ContactTickets: contactTickets, Users: users, Timeline: timeline,
};

export const statementOf = (caller: Caller, operationName: string, variables: never): Statement => OPERATIONS[operationName]!(caller, variables);
