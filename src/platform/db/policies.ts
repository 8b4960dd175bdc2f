/** SQL for migrations: who may see the rows of a table. */

const WORKSPACE = "(select nullif(current_setting('app.workspace', true), '')::uuid)";

/**
 * A tenant's table: row-level security that holds for the owner too, one workspace at a time for `parley_app`, and no rows
 * without a workspace. `system` tables are also open to work across workspaces (sign-in, sweeper, event tail).
 */
export const tenantTable = (table: string, options: { system?: boolean; column?: string } = {}): string[] => {
  const column = options.column ?? 'workspace_id';
  const statements = [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy workspace on ${table} to parley_app using (${column} = ${WORKSPACE}) with check (${column} = ${WORKSPACE})`,
    `grant select, insert, update, delete on ${table} to parley_app`,
  ];
  return options.system ? [...statements, ...systemPolicy(table)] : statements;
};

/** A table of no workspace, for the system role alone. */
export const systemTable = (table: string): string[] => [
  `alter table ${table} enable row level security`,
  `alter table ${table} force row level security`,
  ...systemPolicy(table),
];

const systemPolicy = (table: string): string[] => [
  `create policy across on ${table} to parley_system using (true) with check (true)`,
  `grant select, insert, update, delete on ${table} to parley_system`,
];
