/** Tries a rule on what has been, and changes nothing. */
import { useState } from 'react';
import { Link } from 'wouter';
import { useApi } from '../api/ApiProvider.tsx';
import type { LabelRuleDryRunInput, SettingsDryRunQuery } from '../gql/graphql.ts';
import { nameOf } from '../inbox/ConversationRow.tsx';
import { Icon } from '../parts/Icon.tsx';
import { StatusChip } from '../parts/StatusChip.tsx';
import { words } from '../words.ts';
import { DryRunRule } from './labelOperations.ts';

const say = words.settings.dryRun;
const ranges = [1, 7, 30] as const;
const dayMs = 86_400_000;

type Result = SettingsDryRunQuery['dryRunLabelRule'];

const Found = ({ result }: { result: Result }) => (
  <>
    <p className="dry-count"><b className="mono">{result.count >= 1000 ? '1,000+' : result.count}</b> {say.found(result.count)}</p>
    {result.samples.length > 0 && (
      <ul className="dry-samples">
        {result.samples.map((ticket) => (
          <li key={ticket.id}>
            <Link href={`/all/${ticket.id}`} className="trunc grow">{nameOf(ticket.contact)} <span className="mono">#{ticket.number}</span></Link>
            <StatusChip status={ticket.status} />
          </li>
        ))}
      </ul>
    )}
  </>
);

export const DryRun = ({ rule }: { rule: LabelRuleDryRunInput }) => {
  const { client } = useApi();
  const [days, setDays] = useState<number>(7);
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState<{ of: string; result: Result | null; problem: string | null } | null>(null);
  const key = JSON.stringify({ rule, days });
  const run = async () => {
    if (busy) return;
    setBusy(true);
    const since = new Date(Date.now() - days * dayMs).toISOString();
    const { data, error } = await client.query(DryRunRule, { rule, since }, { requestPolicy: 'network-only' }).toPromise();
    setBusy(false);
    setTried({ of: key, result: data?.dryRunLabelRule ?? null, problem: data ? null : (error?.graphQLErrors[0]?.message ?? words.settings.unreached) });
  };
  return (
    <aside className="card effect" aria-labelledby="dry-title">
      <h2 id="dry-title">{say.title}</h2>
      <p className="quiet">{say.lead}</p>
      <div className="row">
        <select className="input" aria-label={say.range} value={days} onChange={(e) => setDays(Number(e.target.value))}>
          {ranges.map((each) => <option key={each} value={each}>{say.days(each)}</option>)}
        </select>
        <button type="button" className="btn btn-line" aria-busy={busy} onClick={() => void run()}><Icon name="refresh" />{tried === null ? say.run : say.again}</button>
      </div>
      <div role="status">
        {tried !== null && tried.of !== key && <p className="muted">{say.stale}</p>}
        {tried !== null && tried.of === key && tried.problem !== null && <p className="note bad"><Icon name="warn" /><span>{tried.problem}</span></p>}
        {tried !== null && tried.of === key && tried.result !== null && <Found result={tried.result} />}
      </div>
    </aside>
  );
};
