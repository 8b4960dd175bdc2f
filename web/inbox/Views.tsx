/** Filters kept under a name: choose one, keep the present one, take one's own away. */
import { useState } from 'react';
import { useQuery } from 'urql';
import { useApi } from '../api/ApiProvider.tsx';
import type { InboxFilter } from '../gql/graphql.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Menu, type MenuEntry } from '../parts/Menu.tsx';
import { useMe } from '../session/SessionProvider.tsx';
import { toast } from '../shell/toasts.ts';
import { failureOf } from '../thread/useTicketActions.ts';
import { words } from '../words.ts';
import { firstChoice, isKeepable, keptFilterOf, type InboxChoice } from './filters.ts';
import { CreateSavedView, DeleteSavedView, SavedViews } from './viewOperations.ts';

interface ViewsProps {
  choice: InboxChoice;
  onChoose: (choice: InboxChoice) => void;
}

const longest = 200;

const KeepDialog = ({ choice, onKept, onClose }: { choice: InboxChoice; onKept: (choice: InboxChoice) => void; onClose: () => void }) => {
  const { client } = useApi();
  const me = useMe();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const mayShare = me.role === 'SUPERVISOR' || me.role === 'MANAGER' || me.role === 'ADMIN';
  const keep = async () => {
    if (name.trim() === '') return;
    const filter = keptFilterOf(choice);
    const answer = (await client.mutation(CreateSavedView, { input: { name: name.trim(), filter, ...(shared ? { shared } : {}) } }).toPromise()).data?.createSavedView;
    const view = answer?.savedView;
    if (!view) return toast('failed', failureOf(answer?.errors) ?? words.actions.failed);
    onKept({ ...firstChoice, tab: choice.tab, view: { id: view.id, name: view.name, filter } });
    onClose();
  };
  return (
    <Dialog
      title={words.inbox.keepView}
      onClose={onClose}
      footer={(
        <>
          <button type="button" className="btn btn-ghost" onClick={onClose}>{words.cancel}</button>
          <button type="submit" form="keep-view" className="btn btn-main" aria-disabled={name.trim() === ''}>{words.inbox.keep}</button>
        </>
      )}
    >
      <form
        id="keep-view"
        className="stack-form"
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        <label className="field"><span>{words.inbox.viewName}</span><input className="input" autoFocus maxLength={longest} value={name} onChange={(e) => setName(e.target.value)} /></label>
        {mayShare && <label className="check"><input type="checkbox" checked={shared} onChange={(e) => setShared(e.target.checked)} /> {words.inbox.shareView}</label>}
      </form>
    </Dialog>
  );
};

export const Views = ({ choice, onChoose }: ViewsProps) => {
  const { client } = useApi();
  const me = useMe();
  const [keeping, setKeeping] = useState(false);
  const [{ data }, again] = useQuery({ query: SavedViews, requestPolicy: 'cache-and-network' });
  const views = data?.savedViews ?? [];
  const mine = views.some((view) => view.id === choice.view?.id && view.owner.id === me.id);
  const read = () => again({ requestPolicy: 'network-only' });

  const entries: MenuEntry[] = [
    ...views.map((view) => ({ key: view.id, title: view.name, icon: 'list' as const, ...(view.shared ? { detail: words.inbox.sharedView } : {}) })),
    ...(isKeepable(choice) ? [{ key: 'keep', title: words.inbox.keepView, icon: 'plus' as const }] : []),
    ...(mine ? [{ key: 'drop', title: words.inbox.dropView(choice.view?.name ?? ''), icon: 'x' as const }] : []),
  ];
  const drop = async (id: string) => {
    const answer = (await client.mutation(DeleteSavedView, { input: { id } }).toPromise()).data?.deleteSavedView;
    const failure = failureOf(answer?.errors);
    if (failure !== null) return toast('failed', failure);
    onChoose({ ...firstChoice, tab: choice.tab });
    read();
  };
  const run = (key: string) => {
    if (key === 'keep') return setKeeping(true);
    if (key === 'drop') return void (choice.view && drop(choice.view.id));
    const view = views.find(({ id }) => id === key);
    if (view) onChoose({ ...firstChoice, tab: choice.tab, view: { id: view.id, name: view.name, filter: view.filter as InboxFilter } });
  };
  return (
    <>
      {entries.length > 0 && (
        <Menu label={words.inbox.views} className="btn btn-ghost btn-small" trigger={<><Icon name="list" />{words.inbox.views}</>} entries={entries} onChoose={run} />
      )}
      {keeping && <KeepDialog choice={choice} onKept={(kept) => { onChoose(kept); read(); }} onClose={() => setKeeping(false)} />}
    </>
  );
};

/** In place of the filters while a view is chosen: which, and the way back. */
export const ViewBar = ({ choice, onChoose }: ViewsProps) =>
  choice.view === null ? null : (
    <p className="view-bar">
      <Icon name="list" />
      <b className="grow trunc">{choice.view.name}</b>
      <button type="button" className="btn btn-ghost btn-small" onClick={() => onChoose({ ...firstChoice, tab: choice.tab })}><Icon name="x" />{words.inbox.leaveView}</button>
    </p>
  );
