import { useState } from 'react';
import { useStore } from '../api/useStore.ts';
import { Avatar } from '../parts/Avatar.tsx';
import { setSound, sound } from '../offers/sound.ts';
import { Icon } from '../parts/Icon.tsx';
import { Menu, type MenuEntry } from '../parts/Menu.tsx';
import { useMe, useSession } from '../session/SessionProvider.tsx';
import { words } from '../words.ts';
import { ShortcutSheet } from './ShortcutSheet.tsx';
import { setTheme, theme, themes, type Theme } from './theme.ts';
import { useMedia } from './useMedia.ts';
import { useShortcut } from './useShortcut.ts';

const themeIcons = { system: 'auto', light: 'sun', dark: 'moon' } as const;

const isTheme = (key: string): key is Theme => themes.some((name) => name === key);

/** `small`: the reader's face and name stand in the status already. */
export const UserMenu = ({ small }: { small: boolean }) => {
  const me = useMe();
  const session = useSession();
  const current = useStore(theme);
  const sounds = useStore(sound);
  const phone = useMedia('(max-width: 767px)');
  const [sheet, setSheet] = useState(false);
  useShortcut({ key: '?' }, () => setSheet(true));

  const entries: MenuEntry[] = [
    ...themes.map((name) => ({
      key: name,
      title: words.shell.themes[name],
      icon: themeIcons[name],
      ...(name === current ? { detail: '✓' } : {}),
    })),
    { key: 'sound', title: words.offers.sound, icon: 'sound', detail: sounds ? words.offers.on : words.offers.off },
    { key: 'shortcuts', title: words.shell.shortcuts, icon: 'desk', detail: '?' },
    { key: 'sign-out', title: words.shell.signOut, icon: 'leave' },
  ];
  const choose = (key: string) => {
    if (isTheme(key)) setTheme(key);
    if (key === 'sound') setSound(!sounds);
    if (key === 'shortcuts') setSheet(true);
    if (key === 'sign-out') void session.signOut();
  };
  return (
    <>
      <Menu
        label={words.shell.menu(me.name)}
        className={small ? 'rail-user rail-me' : 'rail-user'}
        placement={phone ? 'top end' : 'right bottom'}
        trigger={small
          ? <><Icon name="dots" /><span className="rail-name">{words.shell.me}</span></>
          : <><Avatar name={me.name} /><span className="rail-name">{me.name.split(' ')[0]}</span></>}
        entries={entries}
        onChoose={choose}
        head={<div className="pop-title"><b>{me.name}</b><span>{words.shell.roles[me.role]}</span><small>{me.email}</small></div>}
      />
      {sheet && <ShortcutSheet onClose={() => setSheet(false)} />}
    </>
  );
};
