import { Link } from 'wouter';
import { Icon } from '../parts/Icon.tsx';
import { usePanels } from '../shell/useMedia.ts';
import { words } from '../words.ts';

/** In place of a thread that is not the reader's any more: who moved it, where to; nothing of its content. */
export const LeftNotice = ({ sentence }: { sentence: string }) => (
  <section className="pane pane-thread" aria-label={sentence} data-landmark="" tabIndex={-1}>
    <div className="left-notice">
      <div className="note plain" role="status">
        <Icon name="transfer" />
        <p className="grow">{sentence}</p>
        {usePanels() === 1 && <Link href="/desk" className="btn btn-line btn-small">{words.shell.toDesk}</Link>}
      </div>
    </div>
  </section>
);
