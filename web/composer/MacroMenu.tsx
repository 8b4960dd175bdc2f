/** Several actions at once, all or none: what the reader chose is said when it is done, or why not. */
import { useState } from 'react';
import { useQuery } from 'urql';
import { useApi } from '../api/ApiProvider.tsx';
import type { DeskMacrosQuery } from '../gql/graphql.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Menu } from '../parts/Menu.tsx';
import { toast } from '../shell/toasts.ts';
import { failureOf } from '../thread/useTicketActions.ts';
import { words } from '../words.ts';
import { Macros, RunMacro } from './phraseOperations.ts';

type Macro = DeskMacrosQuery['macros'][number];

export const MacroMenu = ({ ticketId, seen }: { ticketId: string; seen: number }) => {
  const { client } = useApi();
  const [{ data }] = useQuery({ query: Macros });
  const [gaps, setGaps] = useState<{ macro: Macro; variables: string[] } | null>(null);
  const macros = data?.macros ?? [];
  if (macros.length === 0) return null;

  const run = async (macro: Macro | undefined, allowEmptyVariables: boolean) => {
    if (macro === undefined) return;
    setGaps(null);
    const input = { ticketId, macroId: macro.id, seenUpTo: seen, allowEmptyVariables, clientMutationId: crypto.randomUUID() };
    const answer = (await client.mutation(RunMacro, { input }).toPromise()).data?.runMacro;
    const [error] = answer?.errors ?? [];
    if (error?.__typename === 'EmptyVariables') return setGaps({ macro, variables: error.variables });
    const failure = error?.__typename === 'StaleReply' ? words.phrases.macroStale : failureOf(answer?.errors);
    if (failure === null) toast('done', words.phrases.macroDone(macro.name));
    else toast('failed', failure);
  };
  return (
    <>
      <Menu
        label={words.phrases.macros}
        className="btn btn-ghost btn-icon"
        placement="top start"
        trigger={<Icon name="macro" />}
        entries={macros.map((macro) => ({ key: macro.id, title: macro.name, detail: words.phrases.macroSteps(macro.steps.length) }))}
        onChoose={(id) => void run(macros.find((macro) => macro.id === id), false)}
      />
      {gaps !== null && (
        <Dialog
          title={words.phrases.macroEmpty(gaps.macro.name)}
          onClose={() => setGaps(null)}
          footer={(
            <>
              <button type="button" className="btn btn-ghost" onClick={() => setGaps(null)}>{words.cancel}</button>
              <button type="button" className="btn btn-main" onClick={() => void run(gaps.macro, true)}>{words.phrases.macroAnyway}</button>
            </>
          )}
        >
          <p>{words.phrases.macroEmptyLead(gaps.variables)}</p>
        </Dialog>
      )}
    </>
  );
};
