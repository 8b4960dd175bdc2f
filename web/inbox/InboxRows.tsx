/** The rows: keyed, in an order that holds still while a hand is on the list. */
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useLocation } from 'wouter';
import type { TicketRowFragment } from '../gql/graphql.ts';
import { useNow } from '../parts/useNow.ts';
import { useMe } from '../session/SessionProvider.tsx';
import { useShortcut } from '../shell/useShortcut.ts';
import { words } from '../words.ts';
import { ConversationRow } from './ConversationRow.tsx';
import type { InboxTab } from './filters.ts';
import { ClaimButton } from '../queue/ClaimButton.tsx';
import { RowMenu } from './RowMenu.tsx';
import { useFrozenOrder } from './useFrozenOrder.ts';
import { useGlide } from './useGlide.ts';

interface InboxRowsProps {
  rows: readonly TicketRowFragment[];
  tab: InboxTab;
  current: string | null;
  /** More rows exist than are shown. */
  more: boolean;
  onMore: () => void;
}

/** Pointer over it, focus in it, or scrolled: then the order holds still. */
const useHand = () => {
  const [hand, setHand] = useState({ pointer: false, focus: false, scrolled: false });
  const set = (part: Partial<typeof hand>) => setHand((old) => ({ ...old, ...part }));
  return {
    frozen: hand.pointer || hand.focus || hand.scrolled,
    events: {
      onPointerEnter: (event: { pointerType: string }) => event.pointerType === 'mouse' && set({ pointer: true }),
      onPointerLeave: () => set({ pointer: false }),
      onFocus: () => set({ focus: true }),
      onBlur: (event: { currentTarget: Element; relatedTarget: Element | null }) =>
        !event.currentTarget.contains(event.relatedTarget) && set({ focus: false }),
      onScroll: (event: { currentTarget: Element }) => {
        const scrolled = event.currentTarget.scrollTop > 4;
        if (scrolled !== hand.scrolled) set({ scrolled });
      },
    },
  };
};

export const InboxRows = ({ rows, tab, current, more, onMore }: InboxRowsProps) => {
  const me = useMe();
  const [, navigate] = useLocation();
  const now = useNow(30_000);
  const list = useRef<HTMLUListElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const { frozen, events } = useHand();
  const wanted = useMemo(() => rows.map((row) => row.id), [rows]);
  const byId = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows]);
  const { order, moved, show } = useFrozenOrder(wanted, frozen);
  const [focused, setFocused] = useState<string | null>(null);
  useGlide(list, order);

  const present = order.filter((id) => byId.has(id));
  const stop = [focused, current].find((id) => id !== null && byId.has(id)) ?? present[0];

  const focusRow = useCallback((id: string | undefined) => {
    if (id !== undefined) list.current?.querySelector<HTMLElement>(`[data-conv="${id}"]`)?.focus();
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    const here = present.indexOf(stop ?? '');
    const targets: Partial<Record<string, number>> = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: present.length - 1 };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    focusRow(present[Math.max(0, Math.min(present.length - 1, target))]);
  };

  // Focus stays in the list when its row leaves: on the next one.
  const focusedGone = focused !== null && !byId.has(focused);
  useEffect(() => {
    if (!focusedGone || focused === null) return;
    const at = order.indexOf(focused);
    const next = order.slice(at + 1).find((id) => byId.has(id)) ?? present.at(-1);
    const hadFocus = document.activeElement === document.body || list.current?.contains(document.activeElement);
    setFocused(next ?? null);
    if (hadFocus) focusRow(next);
  }, [focusedGone, focused, order, byId, present, focusRow]);

  const [menu, setMenu] = useState<{ id: string; anchor: HTMLElement } | null>(null);
  const openMenu = useCallback((id: string, anchor: HTMLElement) => setMenu({ id, anchor }), []);
  const menuRow = menu === null ? undefined : byId.get(menu.id);

  const showMoved = () => {
    show();
    box.current?.scrollTo({ top: 0 });
  };
  useShortcut({ code: 'KeyM', alt: true }, showMoved, moved > 0);
  // The next one below the open one, and from the top again.
  const after = present.indexOf(current ?? '') + 1;
  const unread = [...present.slice(after), ...present.slice(0, after)].find((id) => id !== current && (byId.get(id)?.conversation.unreadCount ?? 0) > 0);
  useShortcut({ code: 'KeyN', alt: true }, () => navigate(`/desk/${unread}`), tab === 'mine' && unread !== undefined);

  return (
    <div className="rows-box">
      {menu !== null && menuRow?.allowedActions.includes('TAG') && <RowMenu row={menuRow} anchor={menu.anchor} onClose={() => setMenu(null)} />}
      {moved > 0 && <button type="button" className="btn moved" onClick={showMoved}>{words.inbox.moved(moved)}</button>}
      <div ref={box} className="rows" {...events}>
        <ul ref={list} aria-label={words.inbox.lists[tab]}>
          {order.map((id) => {
            const row = byId.get(id);
            return (
              <li key={id} data-row={id}>
                {row === undefined ? <p className="conv-gone">{words.inbox.gone}</p> : (
                  <ConversationRow row={row} tab={tab} current={id === current} stop={id === stop} now={now} myId={me.id} onFocus={setFocused} onKeyDown={onKeyDown} onMenu={openMenu} />
                )}
                {row !== undefined && tab === 'queue' && row.allowedActions.includes('CLAIM') && <ClaimButton row={row} stop={id === stop} />}
              </li>
            );
          })}
        </ul>
        {more && <button type="button" className="btn btn-ghost rows-more" onClick={onMore}>{words.inbox.more}</button>}
      </div>
    </div>
  );
};
