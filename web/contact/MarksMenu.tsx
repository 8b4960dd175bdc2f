/** All labels and tags, those of the ticket ticked: used by a row of the list and by the contact's panel. */
import { Header, Menu, MenuItem, MenuSection } from 'react-aria-components';
import { Icon } from '../parts/Icon.tsx';
import { words } from '../words.ts';
import { keyOf, marksOf, useMarks, useMarksOnOffer, type Mark, type MarkedTicket } from './useMarks.ts';

const MarkItem = ({ mark }: { mark: Mark }) => (
  <MenuItem id={keyOf(mark)} className="menu-item mark" textValue={mark.name}>
    {({ isSelected }) => (
      <>
        <i className={mark.kind === 'label' ? 'swatch square' : 'swatch'} style={{ background: mark.colour }} />
        <span className="grow">{mark.name}</span>
        {isSelected && <Icon name="check" />}
      </>
    )}
  </MenuItem>
);

export const MarksMenu = ({ ticket, name, onNew }: { ticket: MarkedTicket; name: string; onNew?: () => void }) => {
  const { labels, tags } = useMarksOnOffer(ticket);
  const marks = useMarks();
  const selected = new Set(marksOf(ticket).map(keyOf));
  return (
    <>
      <Menu
        className="menu"
        aria-label={words.inbox.labelsOf(name)}
        selectionMode="multiple"
        selectedKeys={selected}
        onSelectionChange={(keys) => keys !== 'all' && marks.change(ticket, new Set([...keys].map(String)))}
      >
        {labels.length > 0 && (
          <MenuSection><Header className="menu-head">{words.inbox.labelGroup}</Header>{labels.map((mark) => <MarkItem key={keyOf(mark)} mark={mark} />)}</MenuSection>
        )}
        {tags.length > 0 && (
          <MenuSection><Header className="menu-head">{words.inbox.tagGroup}</Header>{tags.map((mark) => <MarkItem key={keyOf(mark)} mark={mark} />)}</MenuSection>
        )}
      </Menu>
      {onNew !== undefined && <button type="button" className="btn btn-ghost btn-small menu-foot" onClick={onNew}><Icon name="plus" />{words.contact.newTag}</button>}
    </>
  );
};
