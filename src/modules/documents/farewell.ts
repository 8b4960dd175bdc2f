import { limit } from '../../limits.ts';

/** Clients that are sent away together come back spread over this long, ms. */
const SPREAD_MS = limit('reconnectSpreadMs');

/** The reason of a close with 1012: how long to wait before coming back, ms. */
export const comeBack = (): string => String(Math.floor(Math.random() * SPREAD_MS));
