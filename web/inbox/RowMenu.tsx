/** Labels and tags of a row, by Shift F10 or the second mouse button. */
import { useEffect, useRef } from 'react';
import { Popover } from 'react-aria-components';
import { MarksMenu } from '../contact/MarksMenu.tsx';
import type { TicketRowFragment } from '../gql/graphql.ts';
import { nameOf } from './ConversationRow.tsx';

interface RowMenuProps {
  row: TicketRowFragment;
  /** The row's link: the menu opens at it, and gives it focus back. */
  anchor: HTMLElement;
  onClose: () => void;
}

export const RowMenu = ({ row, anchor, onClose }: RowMenuProps) => {
  const trigger = useRef<HTMLElement | null>(anchor);
  trigger.current = anchor;
  // The row may be drawn anew meanwhile, by what was chosen.
  useEffect(() => () => anchor.focus(), [anchor]);
  return (
    <Popover className="pop" triggerRef={trigger} isOpen onOpenChange={(open) => !open && onClose()} placement="bottom start" offset={-12} crossOffset={32}>
      <MarksMenu ticket={row} name={nameOf(row.contact)} />
    </Popover>
  );
};
