import { useSecond } from '../parts/ticker.ts';
import { digits } from '../parts/time.ts';

/** How long ago, counting. */
export const Elapsed = ({ since, className = 'mono' }: { since: string | null | undefined; className?: string }) => {
  const now = useSecond();
  if (!since) return null;
  return <time className={className} dateTime={since}>{digits(Math.max(0, now - Date.parse(since)))}</time>;
};
