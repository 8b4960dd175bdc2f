import { Elapsed } from '../agents/Elapsed.tsx';
import { Blank } from '../parts/Blank.tsx';
import { LineSkeletons } from '../parts/Skeleton.tsx';
import { words } from '../words.ts';
import type { useQueueLoads } from './useQueueLoads.ts';

const say = words.live;

export const QueuesCard = ({ loads, failed, again }: ReturnType<typeof useQueueLoads>) => (
  <section className="card live-card" aria-labelledby="queues-title" data-landmark="" tabIndex={-1}>
    <header className="card-head"><h2 id="queues-title">{say.queues}</h2><span className="muted push">{say.queueOrder}</span></header>
    {loads === null && failed && <Blank icon="warn" title={words.all.failed} lead={words.settings.listFailedLead} alert><button type="button" className="btn btn-main" onClick={again}>{words.tryAgain}</button></Blank>}
    {loads === null && !failed && <div className="card-pad"><LineSkeletons lines={4} /></div>}
    {loads?.length === 0 && <Blank icon="rows" title={say.noQueues} lead={say.noQueuesLead} />}
    {loads !== null && loads.length > 0 && (
      <div className="table-clip" role="region" aria-label={say.queues} tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say.columns.queue}</th>
              <th scope="col" className="num">{say.columns.waiting}</th>
              <th scope="col" className="num">{say.columns.longest}</th>
              <th scope="col" className="num">{say.columns.offers}</th>
              <th scope="col" className="num">{say.columns.free}</th>
            </tr>
          </thead>
          <tbody>
            {loads.map(({ queue, waiting, oldestSince, pendingOffers, available }) => (
              <tr key={queue.id}>
                <th scope="row">{queue.name} {!queue.enabled && <span className="chip">{words.settings.off}</span>}{queue.enabled && waiting > 0 && available === 0 && <span className="chip warn">{say.nobodyFree}</span>}</th>
                <td className="num">{waiting >= 1000 ? '1000+' : waiting}</td>
                <td className="num">{oldestSince ? <Elapsed since={oldestSince} /> : <span className="muted">{say.noneWaits}</span>}</td>
                <td className="num">{pendingOffers}</td>
                <td className="num">{available}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
  </section>
);
