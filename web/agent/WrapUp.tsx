import { useState } from 'react';
import type { AgentNowFragment } from '../gql/graphql.ts';
import { serverTime } from '../parts/serverTime.ts';
import { digits } from '../parts/time.ts';
import { useNow } from '../parts/useNow.ts';
import { words } from '../words.ts';
import { useGo } from './useMyAgent.ts';

/** The time left to write up what has ended, and the way out before it is over. */
export const WrapUp = ({ agent }: { agent: AgentNowFragment }) => {
  const go = useGo();
  const [busy, setBusy] = useState(false);
  const running = agent.state === 'POST_PROCESSING';
  const now = useNow(1_000, running);
  if (!running) return null;
  const left = agent.until === null ? null : Math.max(0, Date.parse(agent.until) - serverTime(now));
  const finish = async () => {
    if (busy) return;
    setBusy(true);
    await go({ to: 'FINISHED' });
    setBusy(false);
  };
  return (
    <div className="wrap-up" role="group" aria-label={words.agent.wrapUp}>
      {left !== null && <span className="mono" aria-hidden>{digits(left)}</span>}
      <button type="button" className="btn btn-small" aria-busy={busy} aria-label={words.agent.finish} onClick={() => void finish()}>{words.agent.done}</button>
    </div>
  );
};
