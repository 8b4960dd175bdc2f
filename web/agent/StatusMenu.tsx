/** The reader's status in the rail: what they do, since when, and what they could do instead. */
import { useState } from 'react';
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { useQuery } from 'urql';
import type { AgentNowFragment, AuxStatus, DeskAuxCodesQuery } from '../gql/graphql.ts';
import { Avatar } from '../parts/Avatar.tsx';
import { Icon } from '../parts/Icon.tsx';
import { serverTime } from '../parts/serverTime.ts';
import { digits } from '../parts/time.ts';
import { useNow } from '../parts/useNow.ts';
import { useMe } from '../session/SessionProvider.tsx';
import { useMedia } from '../shell/useMedia.ts';
import { useShortcut } from '../shell/useShortcut.ts';
import { words } from '../words.ts';
import { Dot } from './Dot.tsx';
import { AuxCodes } from './operations.ts';
import { stateName, useGo, type Choice } from './useMyAgent.ts';

type AuxCode = DeskAuxCodesQuery['auxCodes'][number];

/** How long ago by the server's time, from below. */
export const Running = ({ since }: { since: string }) => {
  const now = useNow(1_000);
  const passed = Math.max(0, serverTime(now) - Date.parse(since));
  return <time className="mono" dateTime={since}>{digits(Math.floor(passed / 1_000) * 1_000)}</time>;
};

const minutes = 60_000;
const auxDetail = ({ scheduledMs, paid }: AuxCode): string =>
  [...(scheduledMs === null ? [] : [words.agent.minutes(Math.round(scheduledMs / minutes))]), paid ? words.agent.paid : words.agent.unpaid].join(', ');

const choiceOf = (key: string): Choice => {
  const [to, auxCodeId] = key.split(' ') as [Choice['to'], string | undefined];
  return to === 'AWAY' || to === 'BUSY' ? { to, auxCodeId: auxCodeId ?? null } : { to };
};

const Aux = ({ status, codes, agent }: { status: AuxStatus; codes: readonly AuxCode[]; agent: AgentNowFragment }) => {
  const usable = codes.filter((code) => code.status === status && !code.archived);
  return (
    <MenuSection>
      <Header className="status-sub"><Dot status={status} />{words.agent.states[status]} <small>{words.agent.means[status]}</small></Header>
      {usable.length === 0 && <Item id={status} name={words.agent.states[status]} on={agent.state === status} />}
      {usable.map((code) => (
        <Item key={code.id} id={`${status} ${code.id}`} name={code.name} on={agent.auxCode?.id === code.id && agent.state === status} inner detail={auxDetail(code)}>
          <i className="swatch square" style={{ background: code.colour }} />
        </Item>
      ))}
    </MenuSection>
  );
};

interface ItemProps {
  id: string;
  name: string;
  on?: boolean;
  inner?: boolean;
  detail?: React.ReactNode;
  children?: React.ReactNode;
}

const Item = ({ id, name, on = false, inner = false, detail, children }: ItemProps) => (
  <MenuItem id={id} className={`menu-item${inner ? ' inner' : ''}${on ? ' on' : ''}`} textValue={name}>
    {children}
    <span className="grow">{name}{on && <span className="vh">, {words.agent.current}</span>}</span>
    {detail !== undefined && <small>{detail}</small>}
  </MenuItem>
);

const Choices = ({ agent, onChoose }: { agent: AgentNowFragment; onChoose: (key: string) => void }) => {
  const [{ data }] = useQuery({ query: AuxCodes, requestPolicy: 'cache-and-network' });
  const codes = data?.auxCodes ?? [];
  const offline = agent.state === 'OFFLINE';
  return (
    <Menu className="menu status-menu" aria-label={words.agent.title} onAction={(key) => onChoose(String(key))}>
      {agent.wrapUps > 0 || agent.state === 'POST_PROCESSING'
        ? <Item id="FINISHED" name={words.agent.finish} {...(agent.wrapUps > 0 ? { detail: words.agent.finishOf(agent.wrapUps) } : {})}><Icon name="check" /></Item>
        : null}
      <Item id="AVAILABLE" name={offline ? words.agent.startShift : words.agent.states.AVAILABLE} on={agent.state === 'AVAILABLE'} detail={offline ? words.agent.startMeans : words.agent.means.AVAILABLE}>
        <Dot status="AVAILABLE" />
      </Item>
      {!offline && <Aux status="AWAY" codes={codes} agent={agent} />}
      {!offline && <Aux status="BUSY" codes={codes} agent={agent} />}
      {!offline && (
        <MenuSection className="status-last" aria-label={words.agent.other}>
          <Item id="WORK_OFFLINE" name={words.agent.states.WORK_OFFLINE} on={agent.state === 'WORK_OFFLINE'} detail={words.agent.means.WORK_OFFLINE}><Dot status="BUSY" /></Item>
          <Item id="OFFLINE" name={words.agent.goOffline} detail={words.agent.means.OFFLINE}><Dot status="OFFLINE" /></Item>
        </MenuSection>
      )}
    </Menu>
  );
};

/** The menu closes by itself when an offer comes: it must not lie over it. */
export const StatusMenu = ({ agent, offered }: { agent: AgentNowFragment; offered: boolean }) => {
  const me = useMe();
  const go = useGo();
  const phone = useMedia('(max-width: 767px)');
  const [open, setOpen] = useState(false);
  const [closedFor, setClosedFor] = useState(offered);
  if (closedFor !== offered) {
    setClosedFor(offered);
    if (offered) setOpen(false);
  }
  useShortcut({ code: 'KeyS', alt: true }, () => setOpen((now) => !now));
  const name = stateName(agent);
  return (
    <MenuTrigger isOpen={open} onOpenChange={setOpen}>
      <Button className="rail-user rail-status" aria-label={words.agent.menu(name)}>
        <span className="rail-face"><Avatar name={me.name} /><Dot status={agent.status} /></span>
        <span className="rail-state"><span className="rail-name">{name}</span>{agent.since !== null && agent.state !== 'OFFLINE' && <Running since={agent.since} />}</span>
      </Button>
      <Popover className="pop status-pop" placement={phone ? 'top end' : 'right bottom'} offset={6}>
        <div className="pop-title">
          <b>{me.name}</b>
          {agent.signedInAt !== null && <span>{words.agent.shift} <Running since={agent.signedInAt} /></span>}
          <small>{words.agent.load(String(agent.load), agent.capacity)}</small>
        </div>
        <Choices agent={agent} onChoose={(key) => void go(choiceOf(key))} />
      </Popover>
    </MenuTrigger>
  );
};
