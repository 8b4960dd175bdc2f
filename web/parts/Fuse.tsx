/** A deadline as digits and a short bar: calm, soon under a quarter, and late, counting up with a plus. */
import { words } from '../words.ts';
import { serverTime } from './serverTime.ts';
import { nextPromise, type SlaPromise } from './sla.ts';
import { digits, roughly } from './time.ts';
import { useNow } from './useNow.ts';

const soonPart = 0.25;
const hour = 3_600_000;
const second = 1_000;

/** Far off, the hour is enough; digits that tick are for what is near. */
const shownLeft = (left: number): string => {
  if (left < 0) return -left < hour ? `+${digits(Math.floor(-left / second) * second)}` : `+${roughly(-left)}`;
  return left < hour ? digits(left) : roughly(left);
};

export const Fuse = ({ clocks, named = false }: { clocks: readonly SlaPromise[]; named?: boolean }) => {
  const next = nextPromise(clocks);
  const now = useNow(second, next !== null);
  if (next === null) return null;
  const left = next.endsAt - serverTime(now);
  const part = Math.max(0, Math.min(1, left / next.targetMs));
  const mood = left < 0 ? 'late' : part < soonPart ? 'soon' : 'calm';
  return (
    <span className={`fuse ${mood}`} style={{ '--left': `${Math.round(part * 100)}%` } as React.CSSProperties} title={words.sla.title(words.sla.kinds[next.kind], left < 0)}>
      {named && <span className="fuse-name">{words.sla.kinds[next.kind]}</span>}
      <span className="vh">{named ? '' : words.sla.kinds[next.kind]} {left < 0 ? words.sla.late : words.sla.left}</span>
      {shownLeft(left)}
    </span>
  );
};
