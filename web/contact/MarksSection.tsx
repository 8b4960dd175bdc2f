import { useState } from 'react';
import { Button, MenuTrigger, Popover } from 'react-aria-components';
import type { TicketDetailFragment } from '../gql/graphql.ts';
import { nameOf } from '../inbox/ConversationRow.tsx';
import { Icon } from '../parts/Icon.tsx';
import { useMe } from '../session/SessionProvider.tsx';
import { words } from '../words.ts';
import { MarksMenu } from './MarksMenu.tsx';
import { NewTagDialog } from './NewTagDialog.tsx';
import { keyOf, marksOf, useMarks, useMarksOnOffer } from './useMarks.ts';

export const MarksSection = ({ ticket }: { ticket: TicketDetailFragment }) => {
  const me = useMe();
  const [open, setOpen] = useState(false);
  const [making, setMaking] = useState(false);
  const { makesTags, reread } = useMarksOnOffer(ticket);
  const { remove, make } = useMarks();
  const may = ticket.allowedActions.includes('TAG');
  const set = marksOf(ticket);
  const startMaking = () => {
    setOpen(false);
    setMaking(true);
  };
  const onMake = async (name: string, colour: string) => {
    const made = await make(ticket.id, name, colour);
    if (made) reread();
    return made;
  };
  return (
    <section aria-label={words.contact.marks}>
      <header className="sec">
        <h3>{words.contact.marks}</h3>
        {may && (
          <MenuTrigger isOpen={open} onOpenChange={setOpen}>
            <Button className="btn btn-ghost btn-small btn-icon push" aria-label={words.contact.addMark}><Icon name="plus" /></Button>
            <Popover className="pop" placement="bottom end" offset={6}>
              <MarksMenu ticket={ticket} name={nameOf(ticket.contact)} {...(makesTags || me.role === 'ADMIN' ? { onNew: startMaking } : {})} />
            </Popover>
          </MenuTrigger>
        )}
      </header>
      {set.length === 0 && <p className="quiet">{words.contact.noTags}</p>}
      <ul className="chips">
        {set.map((mark) => (
          <li key={keyOf(mark)} className={mark.kind === 'label' ? 'chip label' : 'chip tag'} style={{ '--c': mark.colour } as React.CSSProperties}>
            {mark.kind === 'tag' && <i style={{ background: mark.colour }} aria-hidden />}
            {mark.name}
            {may && (
              <button type="button" className="chip-x" aria-label={mark.kind === 'label' ? words.contact.removeLabel(mark.name) : words.contact.removeTag(mark.name)} onClick={() => void remove(ticket.id, mark)}>
                <Icon name="x" />
              </button>
            )}
          </li>
        ))}
      </ul>
      {making && <NewTagDialog onMake={onMake} onClose={() => setMaking(false)} />}
    </section>
  );
};
