/** A supervisor sets somebody's state, with a reason where the workspace has reasons. */
import { useQuery } from 'urql';
import { useApi } from '../api/ApiProvider.tsx';
import type { AgentState, AuxStatus } from '../gql/graphql.ts';
import { Icon } from '../parts/Icon.tsx';
import { Menu, type MenuEntry } from '../parts/Menu.tsx';
import { toast } from '../shell/toasts.ts';
import { words } from '../words.ts';
import { SetAgentState, StateChoices } from './operations.ts';
import { standingOf } from './standing.ts';
import type { RosterAgent } from './useRoster.ts';

const say = words.agents;

interface Choice extends MenuEntry {
  state: AgentState;
  auxCodeId: string | null;
}

interface Code {
  id: string;
  name: string;
  status: AuxStatus;
  colour: string;
}

const withReasons = (state: 'AWAY' | 'BUSY', codes: readonly Code[]): Choice[] => {
  const own = codes.filter(({ status }) => status === state);
  if (own.length === 0) return [{ key: state, title: say.status[state], state, auxCodeId: null }];
  return own.map(({ id, name, colour }) => ({ key: `${state} ${id}`, title: `${say.status[state]}, ${name}`, swatch: colour, state, auxCodeId: id }));
};

const plain = (state: AgentState): Choice => ({ key: state, title: say.states[state], state, auxCodeId: null });

const choicesOf = (codes: readonly Code[]): Choice[] => [
  plain('AVAILABLE'), ...withReasons('AWAY', codes), ...withReasons('BUSY', codes), plain('WORK_OFFLINE'), plain('OFFLINE'),
];

export const StateMenu = ({ agent, small = false }: { agent: RosterAgent; small?: boolean }) => {
  const { client } = useApi();
  const [{ data }] = useQuery({ query: StateChoices, requestPolicy: 'cache-first' });
  const { name } = agent.user;
  const choices = choicesOf((data?.auxCodes ?? []).filter(({ archived }) => !archived));
  const look = `btn btn-ghost btn-icon${small ? ' btn-small' : ''}`;
  if (agent.state === 'OFFLINE') {
    // Said, not only greyed: nobody is signed in by another.
    return <span className={look} title={say.notSignedIn} role="img" aria-label={say.notSignedIn} />;
  }
  const choose = async (key: string) => {
    const choice = choices.find((each) => each.key === key);
    if (choice === undefined) return;
    const { data: done } = await client.mutation(SetAgentState, { input: { userId: agent.user.id, state: choice.state, auxCodeId: choice.auxCodeId } }).toPromise();
    const now = done?.setAgentState.agent;
    if (now) toast('done', say.stateSet(name, standingOf(now)));
    else toast('failed', say.stateFailed(name));
  };
  return <Menu label={say.setState(name)} className={look} trigger={<Icon name="dots" />} entries={choices} onChoose={(key) => void choose(key)} />;
};
