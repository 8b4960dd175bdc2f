import { useEffect, useState } from 'react';
import { useApi } from '../api/ApiProvider.tsx';
import { useStore } from '../api/useStore.ts';
import { Icon } from '../canvas/Icon.tsx';
import { words } from './words.ts';

/** A link that is away for less is not worth a word. */
const PATIENCE_MS = 2_000;

/** One bar, only after the link has been away for a while; it says when the next try is. */
export const OfflineBar = () => {
  const { connection } = useApi();
  const link = useStore(connection.status);
  const [now, setNow] = useState(Date.now);
  const away = link.kind === 'offline';
  useEffect(() => {
    if (!away) return;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [away]);

  if (!away || now - link.since < PATIENCE_MS) return null;
  const seconds = link.nextTryAt === null ? 0 : Math.max(0, Math.ceil((link.nextTryAt - now) / 1_000));
  return (
    <div className="room-offline">
      <Icon name="warn" />
      <p>
        <span role="status">{words.offline.text}</span>{' '}
        <span>{seconds > 0 ? words.offline.next(seconds) : words.offline.trying}</span>
      </p>
      <button type="button" className="room-link" onClick={connection.tryNow}>{words.offline.now}</button>
    </div>
  );
};
