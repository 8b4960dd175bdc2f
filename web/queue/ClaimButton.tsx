import { useState } from 'react';
import { useLocation } from 'wouter';
import type { TicketRowFragment } from '../gql/graphql.ts';
import { nameOf } from '../inbox/ConversationRow.tsx';
import { useTicketActions } from '../thread/useTicketActions.ts';
import { words } from '../words.ts';

/** Takes a ticket straight from the queue's list, and opens it. In the tab order only at the row that the list stands on. */
export const ClaimButton = ({ row, stop }: { row: TicketRowFragment; stop: boolean }) => {
  const actions = useTicketActions(row);
  const [, navigate] = useLocation();
  const [busy, setBusy] = useState(false);
  const claim = async () => {
    if (busy) return;
    setBusy(true);
    if (await actions.claim()) navigate(`/desk/${row.id}`);
    else setBusy(false);
  };
  return (
    <button type="button" className="btn btn-line btn-small conv-claim" tabIndex={stop ? 0 : -1} aria-label={words.inbox.claim(nameOf(row.contact))} aria-busy={busy} onClick={() => void claim()}>
      {busy ? words.actions.claiming : words.actions.claim}
    </button>
  );
};
