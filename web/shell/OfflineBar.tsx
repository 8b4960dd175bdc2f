import { useEffect, useRef, useState } from 'react';
import { useApi } from '../api/ApiProvider.tsx';
import { useStore } from '../api/useStore.ts';
import { useNow } from '../parts/useNow.ts';
import { clock, digits } from '../parts/time.ts';
import { Icon } from '../parts/Icon.tsx';
import { words } from '../words.ts';
import { announce } from './announce.ts';

const patienceMs = 2_000;

/** One bar when the link has been down for two seconds: since when, and when the next try is. */
export const OfflineBar = () => {
  const { connection } = useApi();
  const link = useStore(connection.status);
  const since = link.kind === 'offline' ? link.since : null;
  const [shown, setShown] = useState(false);
  const wasShown = useRef(false);
  useEffect(() => {
    if (since === null) {
      setShown(false);
      if (wasShown.current) announce(words.shell.back);
      wasShown.current = false;
      return;
    }
    const timer = setTimeout(() => {
      setShown(true);
      wasShown.current = true;
    }, Math.max(0, since + patienceMs - Date.now()));
    return () => clearTimeout(timer);
  }, [since]);
  const now = useNow(1_000, shown);

  if (!shown || link.kind !== 'offline') return null;
  return (
    <div className="offline-bar">
      <Icon name="offline" />
      <p className="grow" role="status">
        <b>{words.shell.offline(clock(new Date(link.since)))}</b> {words.shell.offlineMeans}
      </p>
      <button type="button" className="btn btn-line btn-small" aria-disabled={link.nextTryAt === null} onClick={connection.tryNow}>
        {link.nextTryAt === null ? words.shell.trying : (
          <>{words.shell.tryNow} <span className="mono" aria-hidden>{digits(Math.max(0, link.nextTryAt - now))}</span></>
        )}
      </button>
    </div>
  );
};
