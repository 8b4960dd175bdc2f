import { Elapsed } from '../agents/Elapsed.tsx';
import { Blank } from '../parts/Blank.tsx';
import type { RosterAgent } from '../agents/useRoster.ts';
import { LineSkeletons } from '../parts/Skeleton.tsx';
import { useStillOrder } from '../parts/useStillOrder.ts';
import { words } from '../words.ts';
import { MovedButton } from './MovedButton.tsx';
import type { QueueLoad, useQueueLoads } from './useQueueLoads.ts';

const say = words.live;

/** Who is available changes more often than what waits, so it is counted from the roster. */
const availableIn = (load: QueueLoad, agents: readonly RosterAgent[] | null): number =>
  agents?.filter(({ status, queues }) => status === 'AVAILABLE' && queues.some(({ id }) => id === load.queue.id)).length ?? load.available;

const Row = ({ load, agents }: { load: QueueLoad; agents: readonly RosterAgent[] | null }) => {
  const { queue, waiting, oldestSince, pendingOffers } = load;
  const available = availableIn(load, agents);
  return (
    <tr>
      <th scope="row">
        {queue.name}
        {!queue.enabled && <span className="chip">{words.settings.off}</span>}
        {queue.enabled && waiting > 0 && available === 0 && <span className="chip warn">{say.nobodyFree}</span>}
      </th>
      <td className="num">{waiting >= 1000 ? '1000+' : waiting}</td>
      <td className="num">{oldestSince ? <Elapsed since={oldestSince} /> : <span className="muted">{say.noneWaits}</span>}</td>
      <td className="num">{pendingOffers}</td>
      <td className="num">{available}</td>
    </tr>
  );
};

const Table = ({ loads, agents }: { loads: readonly QueueLoad[]; agents: readonly RosterAgent[] | null }) => {
  const { rows, moved, show, hand } = useStillOrder(loads, ({ queue }) => queue.id);
  return (
    <div className="table-clip" role="region" aria-label={say.queues} tabIndex={0} {...hand}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say.columns.queue} <MovedButton moved={moved} onShow={show} /></th>
            <th scope="col" className="num">{say.columns.waiting}</th>
            <th scope="col" className="num">{say.columns.longest}</th>
            <th scope="col" className="num">{say.columns.offers}</th>
            <th scope="col" className="num">{say.columns.free}</th>
          </tr>
        </thead>
        <tbody>{rows.map(({ id, row }) => row && <Row key={id} load={row} agents={agents} />)}</tbody>
      </table>
    </div>
  );
};

export const QueuesCard = ({ loads, failed, again, agents }: ReturnType<typeof useQueueLoads> & { agents: readonly RosterAgent[] | null }) => (
  <section className="card live-card" aria-labelledby="queues-title" data-landmark="" tabIndex={-1}>
    <header className="card-head"><h2 id="queues-title">{say.queues}</h2><span className="muted push">{say.queueOrder}</span></header>
    {loads === null && failed && <Blank icon="warn" title={words.all.failed} lead={words.settings.listFailedLead} alert><button type="button" className="btn btn-main" onClick={again}>{words.tryAgain}</button></Blank>}
    {loads === null && !failed && <div className="card-pad"><LineSkeletons lines={4} /></div>}
    {loads?.length === 0 && <Blank icon="rows" title={say.noQueues} lead={say.noQueuesLead} />}
    {loads !== null && loads.length > 0 && <Table loads={loads} agents={agents} />}
  </section>
);
