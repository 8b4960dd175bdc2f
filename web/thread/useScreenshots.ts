import { useMemo, useState } from 'react';
import type { ScreenshotCardFragment, TicketDetailFragment } from '../gql/graphql.ts';

/** Screenshots as the ticket knows them, plus what events said since. */
export const useScreenshots = (ticket: TicketDetailFragment) => {
  const [added, setAdded] = useState<readonly ScreenshotCardFragment[]>([]);
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const list = useMemo(() => {
    const all = new Map([...ticket.conversation.screenshots, ...added].map((each) => [each.id, each]));
    return [...all.values()]
      .filter((each) => !gone.has(each.id) && each.createdAt >= ticket.openedAt)
      .sort((a, b) => a.createdAt.localeCompare(b.createdAt));
  }, [ticket.conversation.screenshots, ticket.openedAt, added, gone]);
  return {
    list,
    add: (screenshot: ScreenshotCardFragment) => setAdded((old) => [...old.filter((each) => each.id !== screenshot.id), screenshot]),
    remove: (id: string) => setGone((old) => new Set(old).add(id)),
  };
};
