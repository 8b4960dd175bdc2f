export const LivePage = (_: { ticket?: string | undefined; agent?: string | undefined }) => null;
