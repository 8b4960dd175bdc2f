/** Rows in the order of the ids that a DataLoader asks for; null where there is none. */
export const byId = <Row extends { id: string }>(rows: Row[], ids: readonly string[]): (Row | null)[] => {
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => found.get(id) ?? null);
};

/** Rows grouped by a key, in the order of the keys that a DataLoader asks for. */
export const groupedBy = <Row>(rows: Row[], keys: readonly string[], keyOf: (row: Row) => string): Row[][] => {
  const groups = Map.groupBy(rows, keyOf);
  return keys.map((key) => groups.get(key) ?? []);
};

/** What a DataLoader found of many: absent and failed ones are left out. */
export const present = <Row>(rows: (Row | Error | null)[]): Row[] => rows.filter((row): row is Row => row !== null && !(row instanceof Error));
