export const AllPage = (_: { ticket?: string | undefined; agent?: string | undefined }) => null;
