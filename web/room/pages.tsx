/** The customer's pages: `/r/:invitation` and `/chat/:endpointKey`. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useParams } from 'wouter';
import { ApiProvider } from '../api/ApiProvider.tsx';
import { createApi, type Api } from '../api/client.ts';
import { LoadingPage, PlainPage } from './Frame.tsx';
import { keep, keepSession, keptSession, type RoomSession } from './keep.ts';
import { Lobby } from './Lobby.tsx';
import { webChatQuery } from './operations.ts';
import { RoomView } from './RoomView.tsx';
import { StartForm } from './StartForm.tsx';
import { words } from './words.ts';

/** The way in that this browser keeps for one chat or link, and the API that uses it. */
const useRoom = (key: string) => {
  const [session, setSession] = useState<RoomSession | null>(() => keptSession(key));
  // Somebody who was in is told why they are asked again.
  const [returning, setReturning] = useState(() => keep.get(key) !== null);
  const enter = useCallback((entered: RoomSession) => {
    keepSession(key, entered);
    setSession(entered);
  }, [key]);
  const token = session?.token ?? null;
  // Bound to one token: a late answer to an old one must not throw out who has come in again, here or in another tab.
  const leave = useCallback(() => {
    const kept = keptSession(key);
    if (kept?.token === token) keep.remove(key);
    setReturning(true);
    setSession((now) => (now?.token === token ? keptSession(key) : now));
  }, [key, token]);
  const api = useMemo(() => createApi({ token: () => token, onUnauthenticated: leave }), [token, leave]);
  useEffect(() => () => api.dispose(), [api]);
  return { session, returning, enter, leave, api };
};

type Endpoint = { kind: 'LOADING' } | { kind: 'FAILED' } | { kind: 'UNKNOWN' } | { kind: 'OPEN'; name: string; workspaceName: string };

const useEndpoint = (api: Api, endpointKey: string, needed: boolean) => {
  const [endpoint, setEndpoint] = useState<Endpoint>({ kind: 'LOADING' });
  const load = useCallback(async () => {
    const { data } = await api.client.query(webChatQuery, { endpointKey }, { requestPolicy: 'network-only' }).toPromise();
    if (!data) setEndpoint({ kind: 'FAILED' });
    else setEndpoint(data.webChat ? { kind: 'OPEN', ...data.webChat } : { kind: 'UNKNOWN' });
  }, [api, endpointKey]);
  useEffect(() => {
    if (needed) void load();
  }, [needed, load]);
  return { endpoint, load, close: () => setEndpoint({ kind: 'UNKNOWN' }) };
};

const Chat = ({ endpointKey }: { endpointKey: string }) => {
  const { session, returning, enter, leave, api } = useRoom(`parley.chat.${endpointKey}`);
  const { endpoint, load, close } = useEndpoint(api, endpointKey, session === null);
  if (session) return <ApiProvider api={api}><RoomView conversationId={session.conversationId} onEnded={leave} /></ApiProvider>;
  switch (endpoint.kind) {
    case 'LOADING': return <LoadingPage label={words.loading} />;
    case 'FAILED': return <PlainPage heading={words.failed.heading} text={words.failed.text} action={{ label: words.failed.again, run: () => void load() }} />;
    case 'UNKNOWN': return <PlainPage heading={words.closed.heading} text={words.closed.text} />;
    case 'OPEN': return (
      <StartForm api={api} endpointKey={endpointKey} workspaceName={endpoint.workspaceName} endpointName={endpoint.name} returning={returning} onStarted={enter} onClosed={close} />
    );
  }
};

const Room = ({ invitation }: { invitation: string }) => {
  const { session, enter, leave, api } = useRoom(`parley.room.${invitation}`);
  const [gone, setGone] = useState(false);
  if (session) return <ApiProvider api={api}><RoomView conversationId={session.conversationId} onEnded={leave} /></ApiProvider>;
  if (gone) return <PlainPage heading={words.linkGone.heading} text={words.linkGone.text} />;
  return <Lobby api={api} invitation={invitation} onJoined={enter} onGone={() => setGone(true)} />;
};

/** `/chat/:endpointKey`: begins or continues a web chat. */
export const ChatPage = () => {
  const { endpointKey = '' } = useParams<{ endpointKey: string }>();
  return <Chat key={endpointKey} endpointKey={endpointKey} />;
};

/** `/r/:invitation`: the room behind an invitation. */
export const RoomPage = () => {
  const { invitation = '' } = useParams<{ invitation: string }>();
  return <Room key={invitation} invitation={invitation} />;
};
