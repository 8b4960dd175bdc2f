/** The phone-sized page that everything of the customer stands in. */
import type { ReactNode } from 'react';
import './room.css';

export const Frame = ({ children }: { children: ReactNode }) => (
  <div className="room"><div className="room-page">{children}</div></div>
);

/** The sign of the product: two voices. */
const Mark = () => (
  <span className="room-mark" aria-hidden="true">
    <svg viewBox="0 0 20 20">
      <path className="room-mark-staff" d="M3 5.5h9.5a2 2 0 0 1 2 2v4a2 2 0 0 1-2 2H8L4.5 16.5v-3H3z" />
      <path className="room-mark-customer" d="M17.5 3.5v6a2 2 0 0 1-2 2H12" />
    </svg>
  </span>
);

interface TopProps { title: string; subtitle?: string; heading?: boolean }

/** `heading`: the page has no larger one. */
export const Top = ({ title, subtitle, heading = false }: TopProps) => (
  <header className="room-top">
    <Mark />
    <span>
      {heading ? <h1>{title}</h1> : <b>{title}</b>}
      {subtitle && <small>{subtitle}</small>}
    </span>
  </header>
);

interface PlainProps { heading: string; text: string; action?: { label: string; run(): void } }

/** A page that only says something. */
export const PlainPage = ({ heading, text, action }: PlainProps) => (
  <Frame>
    <main className="room-plain">
      <Mark />
      <h1>{heading}</h1>
      <p>{text}</p>
      {action && <button type="button" className="room-button" onClick={action.run}>{action.label}</button>}
    </main>
  </Frame>
);

/** Holds the page's shape while it loads; the words are for those who cannot see that. */
export const LoadingPage = ({ label }: { label: string }) => (
  <Frame>
    <main className="room-loading" aria-busy="true">
      <p className="room-hidden" role="status">{label}</p>
      <div className="room-skeleton room-skeleton-top" />
      <div className="room-skeleton" /><div className="room-skeleton room-skeleton-own" /><div className="room-skeleton" />
    </main>
  </Frame>
);
