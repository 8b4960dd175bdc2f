/** The reader's own state as the server has it, kept live; null for who holds no tickets. */
import { useCallback } from 'react';
import { useQuery } from 'urql';
import { useApi } from '../api/ApiProvider.tsx';
import type { AgentNowFragment, AuxStatus } from '../gql/graphql.ts';
import { useMe } from '../session/SessionProvider.tsx';
import { announce } from '../shell/announce.ts';
import { toast } from '../shell/toasts.ts';
import { words } from '../words.ts';
import { useMyFeed, type MyEvent } from './MyFeed.tsx';
import { FinishWrapUp, GoAvailable, GoAway, GoBusy, GoOffline, GoWorkOffline, MyAgent } from './operations.ts';

export type Choice =
  | { to: 'AVAILABLE' | 'OFFLINE' | 'WORK_OFFLINE' | 'FINISHED' }
  | { to: AuxStatus; auxCodeId: string | null };

/** What is shown of a state: the reason says more than its kind. */
export const stateName = (agent: Pick<AgentNowFragment, 'state' | 'status' | 'auxCode'>): string => {
  if (agent.state === 'AVAILABLE' && agent.status === 'BUSY') return words.agent.full;
  return agent.auxCode?.name ?? words.agent.states[agent.state];
};

/** What came about without the reader's own hand is said, once. */
const sentenceOf = (event: Extract<MyEvent, { __typename: 'AgentStateChanged' }>, myId: string): string | null => {
  if (event.agent === null) return null;
  if (event.by !== null && event.by.id !== myId) return words.agent.by(event.by.name, stateName(event.agent));
  if (event.cause === 'OFFER_REJECTED' || event.cause === 'OFFER_LAPSED') return words.agent.onBreak[event.cause];
  return event.cause === 'PRESENCE_LOST' ? words.agent.presenceLost : null;
};

export const useMyAgent = (): AgentNowFragment | null => {
  const me = useMe();
  const [{ data }, again] = useQuery({ query: MyAgent, requestPolicy: 'cache-and-network' });
  const read = useCallback(() => again({ requestPolicy: 'network-only' }), [again]);
  useMyFeed((event) => {
    // What is in hand goes into the load; the state itself comes with its event, through the cache.
    if (event.__typename === 'AssignmentChanged') read();
    if (event.__typename !== 'AgentStateChanged') return;
    const sentence = sentenceOf(event, me.id);
    if (sentence !== null) toast('failed', sentence);
    else if (event.agent !== null) announce(words.agent.became(stateName(event.agent)));
  }, read);
  return data?.me?.agent ?? null;
};

const failureIn = (answer: { errors: readonly { __typename: string }[] } | undefined): string | null => {
  const [first] = answer?.errors ?? [];
  if (answer !== undefined && first === undefined) return null;
  return (first && words.agent.failures[first.__typename]) ?? words.agent.failed;
};

/** Asks the server for another state; the page shows it when the server has it. */
export const useGo = () => {
  const { client } = useApi();
  return useCallback(async (choice: Choice): Promise<void> => {
    const ask = async () => {
      switch (choice.to) {
        case 'AVAILABLE': return (await client.mutation(GoAvailable, {}).toPromise()).data?.goAvailable;
        case 'AWAY': return (await client.mutation(GoAway, { auxCodeId: choice.auxCodeId }).toPromise()).data?.goAway;
        case 'BUSY': return (await client.mutation(GoBusy, { auxCodeId: choice.auxCodeId }).toPromise()).data?.goBusy;
        case 'WORK_OFFLINE': return (await client.mutation(GoWorkOffline, {}).toPromise()).data?.goWorkOffline;
        case 'OFFLINE': return (await client.mutation(GoOffline, {}).toPromise()).data?.goOffline;
        case 'FINISHED': return (await client.mutation(FinishWrapUp, {}).toPromise()).data?.finishPostProcessing;
      }
    };
    const failure = failureIn(await ask());
    if (failure !== null) toast('failed', failure);
  }, [client]);
};
