import type { RosterStatus } from '../gql/graphql.ts';

/** A dot whose shape differs as well as its hue: disc, bar, crescent, ring. */
export const Dot = ({ status }: { status: RosterStatus }) => <i className={`dot ${status.toLowerCase()}`} aria-hidden />;
