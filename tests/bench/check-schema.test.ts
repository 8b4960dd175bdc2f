import { describe, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { compare } from '../../bench/check-schema.ts';

const released = buildSchema(`
  enum Status { NEW OPEN }
  input Filter { status: Status }
  type Ticket { id: ID! number: Int! status: Status! }
  union Event = Ticket
  type Query { count: Int ticket(id: ID!): Ticket inbox(filter: Filter): [Ticket!]! event: Event }
`);
const changed = (from: string, to: string) => {
  const sdl = `
    enum Status { NEW OPEN }
    input Filter { status: Status }
    type Ticket { id: ID! number: Int! status: Status! }
    union Event = Ticket
    type Query { count: Int ticket(id: ID!): Ticket inbox(filter: Filter): [Ticket!]! event: Event }
  `;
  expect(sdl).toContain(from);
  return buildSchema(sdl.replace(from, to));
};

describe('against the last release', () => {
  test('the same schema breaks nothing, nor does a new field', () => {
    expect(compare(released, released, [])).toEqual({ broken: [], idle: [], allowed: [], dangerous: [] });
    expect(compare(released, changed('number: Int!', 'number: Int! priority: Int'), []).broken).toEqual([]);
  });

  test.each([
    ['a field that is gone', 'number: Int!', '', 'Ticket.number was removed.'],
    ['a field that may be null now', 'number: Int!', 'number: Int', 'Ticket.number changed type from Int! to Int.'],
    ['an argument that is required now', 'filter: Filter', 'filter: Filter!', 'Query.inbox arg filter has changed type from Filter to Filter!.'],
    ['a value that is gone', 'NEW OPEN', 'NEW', 'OPEN was removed from enum type Status.'],
    ['an input that asks for more', 'input Filter { status: Status }', 'input Filter { status: Status queue: ID! }', 'A required field queue on input type Filter was added.'],
  ])('%s breaks', (_, from, to, what) => {
    expect(compare(released, changed(from, to), []).broken).toEqual([what]);
  });

  test('a new value of an enum is dangerous, and does not fail', () => {
    const found = compare(released, changed('NEW OPEN', 'NEW OPEN CLOSED'), []);
    expect(found).toMatchObject({ broken: [], dangerous: ['CLOSED was added to enum type Status.'] });
  });

  test('a listed break with a reason passes; without one, or listed for nothing, it does not', () => {
    const now = changed('number: Int!', '');
    const change = 'Ticket.number was removed.';
    expect(compare(released, now, [{ change, reason: 'Nobody reads it.' }])).toMatchObject({ broken: [], allowed: [{ change }], idle: [] });
    expect(compare(released, now, [{ change, reason: ' ' }]).broken).toEqual([change]);
    expect(compare(released, released, [{ change, reason: 'Nobody reads it.' }]).idle).toEqual([change]);
  });
});
