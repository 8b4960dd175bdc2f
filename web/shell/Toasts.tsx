import { useStore } from '../api/useStore.ts';
import { Icon } from '../parts/Icon.tsx';
import { words } from '../words.ts';
import { announcement } from './announce.ts';
import { dismiss, toasts } from './toasts.ts';

export const Toasts = () => {
  const list = useStore(toasts);
  return (
    <section className="toasts" aria-label={words.shell.news} tabIndex={-1} {...(list.length > 0 ? { 'data-landmark': '' } : {})}>
      {list.map((item) => (
        <div key={item.id} data-toast={item.id} className={`toast ${item.kind}`} role={item.kind === 'failed' ? 'alert' : 'status'}>
          <Icon name={item.kind === 'failed' ? 'warn' : 'check'} />
          <p>{item.text}</p>
          <button type="button" className="btn btn-ghost btn-small btn-icon" aria-label={words.close} onClick={() => dismiss(item.id)}>
            <Icon name="x" />
          </button>
        </div>
      ))}
    </section>
  );
};

/** The one place where screen readers hear of what others do. */
export const LiveRegion = () => (
  <div className="vh" aria-live="polite" aria-atomic="true">{useStore(announcement)}</div>
);
