import type { ReactNode } from 'react';
import { Button, Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Icon, type IconName } from './Icon.tsx';

export interface MenuEntry {
  key: string;
  title: string;
  icon?: IconName;
  /** A tag's colour: data, not design. */
  swatch?: string;
  detail?: string;
}

interface MenuProps {
  label: string;
  className: string;
  trigger: ReactNode;
  entries: readonly MenuEntry[];
  onChoose: (key: string) => void;
  placement?: 'bottom end' | 'bottom start' | 'right bottom' | 'top end' | 'top start';
  /** Above the entries. */
  head?: ReactNode;
}

/** A button that opens a list of actions: arrows, Enter, Esc gives focus back. */
export const Menu = ({ label, className, trigger, entries, onChoose, placement = 'bottom end', head }: MenuProps) => (
  <MenuTrigger>
    <Button className={className} aria-label={label}>{trigger}</Button>
    <Popover className="pop" placement={placement} offset={6}>
      {head}
      <AriaMenu className="menu" aria-label={label} onAction={(key) => onChoose(String(key))}>
        {entries.map((entry) => (
          <MenuItem key={entry.key} id={entry.key} className="menu-item" textValue={entry.title}>
            {entry.icon !== undefined && <Icon name={entry.icon} />}
            {entry.swatch !== undefined && <i className="swatch" style={{ background: entry.swatch }} />}
            <span className="grow">{entry.title}</span>
            {entry.detail !== undefined && <small>{entry.detail}</small>}
          </MenuItem>
        ))}
      </AriaMenu>
    </Popover>
  </MenuTrigger>
);
