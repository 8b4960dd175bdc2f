/**
 * A resume point: everything below transaction `xid` was delivered. It names the database cluster, since transaction
 * numbers mean nothing in another one.
 */
export interface Cursor {
  epoch: string;
  xid: bigint;
}

export const encodeCursor = ({ epoch, xid }: Cursor): string => Buffer.from(`1.${epoch}.${xid}`).toString('base64url');

/** Null when it is not one of ours. */
export const decodeCursor = (text: string): Cursor | null => {
  const match = /^1\.(\d{1,20})\.(\d{1,20})$/.exec(Buffer.from(text, 'base64url').toString('latin1'));
  return match ? { epoch: match[1]!, xid: BigInt(match[2]!) } : null;
};

/** The one of these cursors that misses nothing of any; undefined when there is none. */
export const lowestCursor = (cursors: string[]): string | undefined => {
  const xid = (cursor: string): bigint => decodeCursor(cursor)?.xid ?? 0n;
  return [...cursors].sort((a, b) => (xid(a) < xid(b) ? -1 : 1))[0];
};
