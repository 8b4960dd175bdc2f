import { useEffect, useState } from 'react';

/** True after 300 ms: what loads faster needs no placeholder. */
const useLate = (ms = 300): boolean => {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return late;
};

const widths = ['60%', '45%', '70%', '52%', '66%', '40%'];

/** Rows as high as the list's own. */
export const RowSkeletons = ({ label, rows = 5 }: { label: string; rows?: number }) => {
  const late = useLate();
  return (
    <div aria-busy className={late ? 'skeletons' : 'skeletons early'}>
      <span className="vh" role="status">{late ? label : ''}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="sk-row" aria-hidden>
          <i /><i style={{ width: widths[row % widths.length] }} /><i /><i /><i />
        </div>
      ))}
    </div>
  );
};

/** Turns of a thread, theirs and ours. */
export const TurnSkeletons = ({ label }: { label: string }) => {
  const late = useLate();
  return (
    <div aria-busy className={late ? 'sk-turns' : 'sk-turns early'}>
      <span className="vh" role="status">{late ? label : ''}</span>
      {[false, true, false, false, true].map((ours, index) => (
        <i key={index} aria-hidden className={ours ? 'sk-turn us' : 'sk-turn'} style={{ width: widths[index] }} />
      ))}
    </div>
  );
};

/** Lines of the contact panel. */
export const LineSkeletons = ({ lines = 3 }: { lines?: number }) => {
  const late = useLate();
  return (
    <div aria-hidden className={late ? 'sk-lines' : 'sk-lines early'}>
      {Array.from({ length: lines }, (_, line) => <i key={line} style={{ width: widths[line % widths.length] }} />)}
    </div>
  );
};
