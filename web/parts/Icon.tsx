/** The line icons, 20 by 20; colour and size come from the text around them. */
import type { ReactNode } from 'react';
import type { Channel } from '../gql/graphql.ts';

const shapes = {
  auto: <><circle cx="10" cy="10" r="6.5"/><path d="M10 3.5v13a6.5 6.5 0 0 0 0-13z" fill="currentColor"/></>,
  bell: <><path d="M10 3.2a4.6 4.6 0 0 0-4.6 4.6c0 4-1.9 5.2-1.9 5.2h13s-1.9-1.2-1.9-5.2A4.6 4.6 0 0 0 10 3.2zM8.5 16a1.7 1.7 0 0 0 3 0"/></>,
  bold: <><path d="M6 4h4.7a3 3 0 0 1 0 6H6zM6 10h5.3a3 3 0 0 1 0 6H6z"/></>,
  bullets: <><path d="M8 5.5h8.5M8 10h8.5M8 14.5h8.5M4 5.5h.01M4 10h.01M4 14.5h.01"/></>,
  canvas: <><path d="M3 7V4.5A1.5 1.5 0 0 1 4.5 3H7M13 3h2.5A1.5 1.5 0 0 1 17 4.5V7M17 13v2.5a1.5 1.5 0 0 1-1.5 1.5H13M7 17H4.5A1.5 1.5 0 0 1 3 15.5V13"/><path d="m7 13 .6-2.4L12 6.2l1.8 1.8-4.4 4.4z"/></>,
  check: <><path d="m4 10.5 4 4 8-9"/></>,
  checks: <><path d="m1.5 10.5 4 4 7.5-9M9.5 13l1.5 1.5 7.5-9"/></>,
  clip: <><path d="m15.5 9-5.7 5.7a3.3 3.3 0 0 1-4.7-4.7l6-6a2.3 2.3 0 0 1 3.3 3.3l-6 6a1.2 1.2 0 0 1-1.7-1.7l5.2-5.2"/></>,
  clock: <><circle cx="10" cy="10" r="6.8"/><path d="M10 6v4.2l2.7 1.6"/></>,
  cloud: <><path d="M6 15.5a3.5 3.5 0 0 1-.4-7A4.8 4.8 0 0 1 15 9.7a2.9 2.9 0 0 1-.5 5.8z"/></>,
  desk: <><path d="M3 5.5a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H9l-4 3v-3a2 2 0 0 1-2-2z"/><path d="M6.5 7h7M6.5 10h4.5"/></>,
  dots: <><path d="M4.5 10h.01M10 10h.01M15.5 10h.01" strokeWidth="2.6"/></>,
  down: <><path d="m5.5 8 4.5 4.5L14.5 8"/></>,
  email: <><rect x="2.8" y="4.5" width="14.4" height="11" rx="2"/><path d="m3.5 6 6.5 5 6.5-5"/></>,
  eye: <><path d="M2.5 10C4.3 6.7 6.8 5 10 5s5.7 1.7 7.5 5c-1.8 3.3-4.3 5-7.5 5s-5.7-1.7-7.5-5z"/><circle cx="10" cy="10" r="2.2"/></>,
  file: <><path d="M5 3.5h6.5L15 7v9.5H5z"/><path d="M11.5 3.5V7H15"/></>,
  filter: <><path d="M3.5 5.5h13M6 10h8M8.5 14.5h3"/></>,
  hash: <><path d="M8 3.5 6.5 16.5M13.5 3.5 12 16.5M4 7.5h13M3 12.5h13"/></>,
  gauge: <><path d="M3 14.5a7.5 7.5 0 1 1 14 0"/><path d="m10 12.5 3.5-4.5"/><circle cx="10" cy="12.5" r="1.2"/></>,
  gear: <><circle cx="10" cy="10" r="2.6"/><path d="M10 2.8v2M10 15.2v2M2.8 10h2M15.2 10h2M4.9 4.9l1.4 1.4M13.7 13.7l1.4 1.4M15.1 4.9l-1.4 1.4M6.3 13.7l-1.4 1.4"/></>,
  image: <><rect x="3" y="4" width="14" height="12" rx="2"/><circle cx="7.3" cy="8" r="1.3"/><path d="m3.5 14.5 4-3.5 3 2.5 2.5-2 3.5 3"/></>,
  italic: <><path d="M8.5 4h6M5.5 16h6M12 4 8 16"/></>,
  leave: <><path d="M11.5 3.5H5.5v13h6M9 10h8M14.2 7 17.2 10l-3 3"/></>,
  left: <><path d="M12.5 4.5 7 10l5.5 5.5"/></>,
  link: <><path d="M8.5 11.5a3 3 0 0 0 4.300.2l2.7-2.7a3.1 3.1 0 0 0-4.4-4.4L10 5.7M11.5 8.5a3 3 0 0 0-4.3-.2L4.5 11a3.1 3.1 0 0 0 4.4 4.4L10 14.3"/></>,
  list: <><path d="M3.5 5.5h13M3.5 10h13M3.5 14.5h8"/></>,
  lock: <><rect x="4.5" y="9" width="11" height="7.5" rx="1.8"/><path d="M7 9V6.8a3 3 0 0 1 6 0V9"/></>,
  macro: <><path d="M11.5 3 5 11.5h4.5L8.5 17 15 8.5h-4.5z"/></>,
  moon: <><path d="M16 11.8A6.5 6.5 0 0 1 8.2 4a6.5 6.5 0 1 0 7.8 7.8z"/></>,
  offline: <><path d="M6 15.5a3.5 3.5 0 0 1-.4-7A4.8 4.8 0 0 1 15 9.7a2.9 2.9 0 0 1-.5 5.8z"/><path d="m3 3 14 14"/></>,
  pause: <><path d="M7.5 5v10M12.5 5v10" strokeWidth="2.2"/></>,
  pen: <><path d="m3.5 16.5 1-4L13.2 3.8a1.4 1.4 0 0 1 2 0l1 1a1.4 1.4 0 0 1 0 2L7.5 15.5z"/></>,
  people: <><circle cx="7.5" cy="7" r="2.8"/><path d="M2.5 16c.4-3 2.3-4.6 5-4.6s4.6 1.6 5 4.6"/><path d="M12.6 4.5a2.6 2.6 0 0 1 0 5M14.6 11.8c1.7.6 2.7 2 3 4.2"/></>,
  phone: <><path d="M6.8 3.5 4 4.5c-.3 6 5.5 11.8 11.5 11.5l1-2.8-3.3-2-1.7 1.5a8 8 0 0 1-4.2-4.2L8.8 6.8z"/></>,
  plus: <><path d="M10 4v12M4 10h12"/></>,
  refresh: <><path d="M16 10a6 6 0 1 1-1.8-4.3M16 3.5v3.2h-3.2"/></>,
  right: <><path d="M7.5 4.5 13 10l-5.5 5.5"/></>,
  rows: <><path d="M3 5h14M3 10h14M3 15h9"/></>,
  search: <><circle cx="9" cy="9" r="5"/><path d="m13 13 4 4"/></>,
  send: <><path d="M3.5 10 17 3.5 12.5 17l-3-5.5z"/><path d="m9.5 11.5 3-3"/></>,
  sms: <><path d="M3 5.5a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H9l-4 3v-3a2 2 0 0 1-2-2z"/><path d="M7 8.5h.01M10 8.5h.01M13 8.5h.01" strokeWidth="2.2"/></>,
  sound: <><path d="M3.5 8v4h3l4 3.5v-11L6.5 8z"/><path d="M13.5 7.5a3.5 3.5 0 0 1 0 5M15.7 5.3a6.6 6.6 0 0 1 0 9.4"/></>,
  sun: <><circle cx="10" cy="10" r="3.2"/><path d="M10 3v1.5M10 15.5V17M3 10h1.5M15.5 10H17M5 5l1.1 1.1M13.9 13.9 15 15M15 5l-1.1 1.1M6.1 13.9 5 15"/></>,
  sync: <><path d="M4 9a6.2 6.2 0 0 1 11-2.5M16 11a6.2 6.2 0 0 1-11 2.5"/><path d="M15.3 3.2v3.5h-3.5M4.7 16.8v-3.5h3.5"/></>,
  transfer: <><path d="M3.5 7h12l-3-3M16.5 13h-12l3 3"/></>,
  up: <><path d="m5.5 12 4.5-4.5 4.5 4.5"/></>,
  user: <><circle cx="10" cy="7" r="3.2"/><path d="M3.8 16.8c.6-3.3 2.9-5 6.2-5s5.6 1.7 6.2 5"/></>,
  wait: <><path d="M6 3.5h8M6 16.5h8M6.5 3.5c0 4 3.5 4.5 3.5 6.5s-3.5 2.5-3.5 6.5M13.5 3.5c0 4-3.5 4.5-3.5 6.5s3.5 2.5 3.5 6.5"/></>,
  warn: <><path d="M10 3.5 17.5 16h-15z"/><path d="M10 8.5v3.5M10 14h.01" strokeWidth="1.9"/></>,
  web: <><circle cx="10" cy="10" r="6.8"/><path d="M3.2 10h13.6M10 3.2c-4 4-4 9.6 0 13.6 4-4 4-9.6 0-13.6"/></>,
  x: <><path d="m5 5 10 10M15 5 5 15"/></>,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof shapes;

/** A channel's own sign; those that have none share the one of a chat. */
export const channelIcon: Record<Channel, IconName> = { WEB: 'web', SMS: 'sms', EMAIL: 'email', WHATSAPP: 'phone', MESSENGER: 'desk', SOCIAL: 'people' };

interface IconProps {
  name: IconName;
  /** Said by screen readers; without it the icon is decoration. */
  label?: string;
  className?: string;
}

export const Icon = ({ name, label, className }: IconProps) => (
  <svg
    className={className === undefined ? 'icon' : `icon ${className}`}
    viewBox="0 0 20 20"
    {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
  >
    {shapes[name]}
  </svg>
);

/** Two voices: a staff bubble and a customer's corner. */
export const Logo = ({ className = 'logo' }: { className?: string }) => (
  <svg className={className} viewBox="0 0 20 20" aria-hidden>
    <path d="M3 5.5h9.5a2 2 0 0 1 2 2v4a2 2 0 0 1-2 2H8L4.5 16.5v-3H3z" className="logo-us" />
    <path d="M17.5 3.5v6a2 2 0 0 1-2 2H12" className="logo-them" />
  </svg>
);
