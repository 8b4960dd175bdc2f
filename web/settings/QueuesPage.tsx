import type { QueueSettingFragment } from '../gql/graphql.ts';
import { words } from '../words.ts';
import { Kind } from './Kind.tsx';
import { QueueForm } from './QueueForm.tsx';
import { useHome, useRows } from './useRows.ts';
import { QueueSettings } from './workOperations.ts';

const say = words.settings.queues;

const State = ({ queue }: { queue: QueueSettingFragment }) =>
  queue.enabled ? <span className="chip ok">{words.settings.on}</span> : <span className="chip">{words.settings.off}</span>;

export const QueuesPage = ({ item }: { item: string | undefined }) => {
  const loaded = useRows(QueueSettings, (data) => data.queues);
  const home = useHome('/settings/queues', loaded);
  return (
    <Kind
      say={say}
      home={home.home}
      item={item}
      loaded={loaded}
      nameOf={(row) => row.name}
      columns={[
        { head: say.mode, cell: (row) => say.modes[row.assignmentMode].title },
        { head: say.members, cell: (row) => row.members.length, number: true },
        { head: say.skills, cell: (row) => row.requiredSkills.map(({ skill, minLevel }) => `${skill.name} ${minLevel}`).join(', ') || say.noSkills },
        { head: say.hours, cell: (row) => row.hours?.name ?? say.always },
        { head: say.target, cell: (row) => row.slaPolicy?.name ?? say.noTarget },
        { head: words.settings.state, cell: (row) => <State queue={row} /> },
      ]}
      form={(queue) => <QueueForm key={queue?.id ?? 'new'} queue={queue} home={home} />}
    />
  );
};
