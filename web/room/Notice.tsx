import { useCallback, useEffect, useState } from 'react';
import { Icon } from '../canvas/Icon.tsx';
import { words } from './words.ts';

/** Good news goes by itself; a failure stays until it is read. */
const GOOD_NEWS_MS = 6_000;

export interface News { text: string; failed?: boolean }

export const useNotice = () => {
  const [news, setNews] = useState<News | null>(null);
  const say = useCallback((next: News | null) => setNews(next), []);
  useEffect(() => {
    if (!news || news.failed) return;
    const timer = setTimeout(() => setNews(null), GOOD_NEWS_MS);
    return () => clearTimeout(timer);
  }, [news]);
  return { news, say };
};

export const Notice = ({ news, onClose }: { news: News | null; onClose(): void }) => (
  <div className={news ? 'room-notice' : 'room-hidden'}>
    <p role={news?.failed ? 'alert' : 'status'}>{news?.text}</p>
    {news && <button type="button" aria-label={words.close} onClick={onClose}><Icon name="close" /></button>}
  </div>
);
