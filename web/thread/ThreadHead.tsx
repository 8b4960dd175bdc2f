import { useState } from 'react';
import { Link } from 'wouter';
import type { Person } from '../documents/usePresence.ts';
import type { TicketAction, TicketDetailFragment } from '../gql/graphql.ts';
import { nameOf } from '../inbox/ConversationRow.tsx';
import { Avatar } from '../parts/Avatar.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Icon, type IconName } from '../parts/Icon.tsx';
import { Menu, type MenuEntry } from '../parts/Menu.tsx';
import { moment } from '../parts/time.ts';
import { StatusChip } from '../parts/StatusChip.tsx';
import { usePanels } from '../shell/useMedia.ts';
import { useShortcut } from '../shell/useShortcut.ts';
import { words } from '../words.ts';
import { ExpertDialog } from './ExpertDialog.tsx';
import { SnoozeDialog } from './SnoozeDialog.tsx';
import { StatusDialog, type StatusChange } from './StatusDialog.tsx';
import { TransferDialog } from './TransferDialog.tsx';
import type { TicketActions, TransferTarget } from './useTicketActions.ts';

type Open = StatusChange | 'transfer' | 'expert' | 'snooze' | { url: string; until: string } | null;

interface Command {
  action: TicketAction;
  key: 'pending' | 'hold' | 'transfer' | 'snooze';
  title: string;
  icon: IconName;
  code: string;
}

const commands: Command[] = [
  { action: 'MARK_PENDING', key: 'pending', title: words.actions.pending, icon: 'wait', code: 'KeyP' },
  { action: 'MARK_ON_HOLD', key: 'hold', title: words.actions.hold, icon: 'pause', code: 'KeyH' },
  { action: 'TRANSFER', key: 'transfer', title: words.actions.transfer, icon: 'transfer', code: 'KeyT' },
  { action: 'SNOOZE', key: 'snooze', title: words.actions.snooze, icon: 'moon', code: 'KeyZ' },
];

interface ThreadHeadProps {
  ticket: TicketDetailFragment;
  colleagues: readonly Person[];
  actions: TicketActions;
  onTransferred: (target: TransferTarget) => void;
}

/** People who are here, as initials; what they do stands in the title. */
const AlsoHere = ({ people }: { people: readonly Person[] }) =>
  people.length === 0 ? null : (
    <span className="stack" role="img" aria-label={words.thread.alsoHere(people.map((person) => person.name))} title={words.thread.alsoHere(people.map((person) => person.name))}>
      {people.slice(0, 3).map((person) => <Avatar key={person.id} name={person.name} small look={person.activity === 'DRAFTING' ? 'plum' : 'staff'} />)}
      {people.length > 3 && <span className="avatar small">+{people.length - 3}</span>}
    </span>
  );

/** The list and the thread learn of a transfer as soon as it was made. */
const transferring = (actions: TicketActions, onTransferred: (target: TransferTarget) => void) => async (target: TransferTarget, note: string) => {
  onTransferred(target);
  return actions.transfer(target, note);
};

export const ThreadHead = ({ ticket, colleagues, actions, onTransferred }: ThreadHeadProps) => {
  const [open, setOpen] = useState<Open>(null);
  const panels = usePanels();
  const may = (action: TicketAction) => ticket.allowedActions.includes(action);
  const asleep = ticket.snoozedUntil !== null;
  const run = (key: string) => {
    if (key === 'pending' || key === 'hold' || key === 'transfer' || key === 'expert' || key === 'snooze') setOpen(key);
    if (key === 'wake') void actions.wake();
    if (key === 'link') void actions.copyLink().then(setOpen);
  };
  const inBar = commands.filter((command) => panels > 1 && command.key !== 'snooze' && may(command.action));
  const more: MenuEntry[] = [
    ...commands.filter((command) => !inBar.includes(command) && may(command.action) && !(command.key === 'snooze' && asleep)).map(({ key, title, icon }) => ({ key, title, icon })),
    ...(asleep && may('SNOOZE') ? [{ key: 'wake', title: words.actions.wake, icon: 'sun' as const }] : []),
    ...(may('INVITE_EXPERT') ? [{ key: 'expert', title: words.actions.askExpert, icon: 'people' as const }] : []),
    ...(may('REPLY') ? [{ key: 'link', title: words.actions.copyLink, icon: 'link' as const }] : []),
  ];
  return (
    <header className="pane-bar thread-head">
      {panels === 1 && <Link href="/desk" className="btn btn-ghost btn-icon back" aria-label={words.thread.back}><Icon name="left" /></Link>}
      <div className="grow">
        <h2 id="thread-title" className="trunc">{nameOf(ticket.contact)}</h2>
        <p className="thread-id"><span className="trunc">{words.channel[ticket.channel]}, {ticket.conversation.endpointName}</span> <span className="mono">#{ticket.number}</span></p>
      </div>
      {panels > 1 && <AlsoHere people={colleagues} />}
      {ticket.snoozedUntil !== null && <span className="chip info"><Icon name="moon" />{words.actions.asleepUntil(moment(new Date(ticket.snoozedUntil)))}</span>}
      {(panels > 1 || (ticket.status !== 'OPEN' && ticket.status !== 'NEW')) && <StatusChip status={ticket.status} />}
      <span className="head-acts">
        {inBar.map((command) => (
          <button key={command.key} type="button" className="btn btn-ghost btn-icon" aria-label={command.title} title={command.title} onClick={() => run(command.key)}>
            <Icon name={command.icon} />
          </button>
        ))}
        {panels < 3 && <Link href={`/desk/${ticket.id}/contact`} className="btn btn-ghost btn-icon" aria-label={words.thread.contact} title={words.thread.contact}><Icon name="user" /></Link>}
        {more.length > 0 && <Menu label={words.actions.more} className="btn btn-ghost btn-icon" trigger={<Icon name="dots" />} entries={more} onChoose={run} />}
        {may('REOPEN') && <button type="button" className="btn btn-line" onClick={() => void actions.reopen()}><Icon name="refresh" />{words.actions.reopen}</button>}
        {may('RESOLVE') && <button type="button" className="btn btn-line" onClick={() => setOpen('resolve')}><Icon name="check" />{words.actions.resolve}</button>}
      </span>
      <Shortcuts may={may} run={run} onResolve={() => setOpen('resolve')} />
      {(open === 'resolve' || open === 'pending' || open === 'hold') && (
        <StatusDialog change={open} number={ticket.number} onDo={actions[open]} onClose={() => setOpen(null)} />
      )}
      {open === 'snooze' && <SnoozeDialog number={ticket.number} onSnooze={actions.snooze} onClose={() => setOpen(null)} />}
      {open === 'transfer' && (
        <TransferDialog ticket={ticket} onTransfer={transferring(actions, onTransferred)} onClose={() => setOpen(null)} />
      )}
      {open === 'expert' && (
        <ExpertDialog participants={ticket.participants} assigneeId={ticket.assignee?.id ?? null} onAsk={actions.askExpert} onClose={() => setOpen(null)} />
      )}
      {typeof open === 'object' && open !== null && (
        <Dialog title={words.actions.linkShown} onClose={() => setOpen(null)}>
          <p className="quiet">{words.actions.linkLead(open.until)}</p>
          <input className="input mono" readOnly autoFocus value={open.url} aria-label={words.actions.linkShown} onFocus={(e) => e.target.select()} />
        </Dialog>
      )}
    </header>
  );
};

const Shortcuts = ({ may, run, onResolve }: { may: (action: TicketAction) => boolean; run: (key: string) => void; onResolve: () => void }) => {
  useShortcut({ code: 'KeyE', alt: true }, onResolve, may('RESOLVE'));
  useShortcut({ code: 'KeyP', alt: true }, () => run('pending'), may('MARK_PENDING'));
  useShortcut({ code: 'KeyH', alt: true }, () => run('hold'), may('MARK_ON_HOLD'));
  useShortcut({ code: 'KeyT', alt: true }, () => run('transfer'), may('TRANSFER'));
  useShortcut({ code: 'KeyZ', alt: true }, () => run('snooze'), may('SNOOZE'));
  return null;
};
