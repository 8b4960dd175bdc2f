import { Link, useLocation } from 'wouter';
import { Icon } from '../parts/Icon.tsx';
import { Menu } from '../parts/Menu.tsx';
import { useMe } from '../session/SessionProvider.tsx';
import { words } from '../words.ts';
import { pagesFor } from './pages.ts';
import { useMedia } from './useMedia.ts';

/** As many as stand side by side at the foot of a phone; the others wait behind one button. */
const mostOnPhone = 4;

/** Links to the pages that the reader may open; the desk says how many offers wait. */
export const RailLinks = ({ offers }: { offers: number }) => {
  const me = useMe();
  const phone = useMedia('(max-width: 767px)');
  const [path, navigate] = useLocation();
  const pages = pagesFor(me.role);
  const isHere = (href: string) => path === href || path.startsWith(`${href}/`);
  const shown = phone && pages.length > mostOnPhone ? pages.slice(0, mostOnPhone - 1) : pages;
  const rest = pages.slice(shown.length);
  return (
    <ul>
      {shown.map(({ href, title, icon }) => (
        <li key={href}>
          <Link href={href} className="rail-link" {...(isHere(href) ? { 'aria-current': 'page' as const } : {})}>
            <Icon name={icon} />
            <span>{title}</span>
            {href === '/desk' && offers > 0 && <b className="rail-offer"><span className="vh">{words.offers.badge(offers)}</span></b>}
          </Link>
        </li>
      ))}
      {rest.length > 0 && (
        <li>
          <Menu
            label={words.shell.more}
            className={rest.some(({ href }) => isHere(href)) ? 'rail-link here' : 'rail-link'}
            placement="top end"
            trigger={<><Icon name="dots" /><span>{words.shell.more}</span></>}
            entries={rest.map(({ href, title, icon }) => ({ key: href, title, icon }))}
            onChoose={navigate}
          />
        </li>
      )}
    </ul>
  );
};
