/** The console's pages and who may see them: the rail leaves out what its reader may not open, and so do the addresses. */
import type { Role } from '../gql/graphql.ts';
import type { IconName } from '../parts/Icon.tsx';
import { words } from '../words.ts';

export interface RailPage {
  href: string;
  title: string;
  icon: IconName;
  roles: readonly Role[];
}

const leaders: readonly Role[] = ['SUPERVISOR', 'MANAGER', 'ADMIN'];

const pages: readonly RailPage[] = [
  { href: '/desk', title: words.shell.desk, icon: 'desk', roles: ['AGENT', 'EXPERT', 'PARTNER_VIEWER', ...leaders] },
  { href: '/live', title: words.live.title, icon: 'gauge', roles: leaders },
  { href: '/all', title: words.all.rail, icon: 'rows', roles: leaders },
  { href: '/agents', title: words.agents.title, icon: 'people', roles: leaders },
  { href: '/settings', title: words.settings.title, icon: 'gear', roles: ['MANAGER', 'ADMIN'] },
];

export const pagesFor = (role: Role): RailPage[] => pages.filter((page) => page.roles.includes(role));

export const mayOpen = (role: Role, href: string): boolean => pagesFor(role).some((page) => page.href === href);

/** Whether an address is one of the console's own, to come back to after signing in. */
export const isPage = (path: string): boolean => pages.some(({ href }) => path === href || path.startsWith(`${href}/`));
