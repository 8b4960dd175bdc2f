export const AgentsPage = (_: { ticket?: string | undefined; agent?: string | undefined }) => null;
