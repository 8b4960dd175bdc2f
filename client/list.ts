/** A list that is followed (`inboxList`): its rows once, then only how they differ. Pure. */

/** A row of the list, or one that a difference brings. */
export interface ListRow {
  ticketId: string;
}

export interface ListDifference extends ListRow {
  kind: 'ENTER' | 'MOVE' | 'UPDATE' | 'LEAVE';
  /** The row above; null at the top. */
  after?: string | null;
}

export type ListEvent<Row extends ListRow> =
  | { __typename: 'InboxListed'; rows: readonly Row[] }
  | { __typename: 'InboxListChanged'; differences: readonly (Row & ListDifference)[] }
  | { __typename: 'ResyncRequired' };

const changed = <Row extends ListRow>(rows: readonly Row[], step: Row & ListDifference): readonly Row[] => {
  if (step.kind === 'UPDATE') return rows.map((row) => (row.ticketId === step.ticketId ? step : row));
  const rest = rows.filter((row) => row.ticketId !== step.ticketId);
  if (step.kind === 'LEAVE') return rest;
  const at = step.after == null ? 0 : rest.findIndex((row) => row.ticketId === step.after) + 1;
  return [...rest.slice(0, at), step, ...rest.slice(at)];
};

/** The rows after an event. */
export const followed = <Row extends ListRow>(rows: readonly Row[], event: ListEvent<Row>): readonly Row[] => {
  switch (event.__typename) {
    case 'InboxListed': return event.rows;
    case 'InboxListChanged': return event.differences.reduce<readonly Row[]>(changed, rows);
    // The rows follow.
    case 'ResyncRequired': return rows;
  }
};
