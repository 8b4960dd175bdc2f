import type { ScreenshotCardFragment } from '../gql/graphql.ts';
import { Icon } from '../parts/Icon.tsx';
import { clock } from '../parts/time.ts';
import { words } from '../words.ts';
import { useFreshUrl } from './AttachmentView.tsx';

interface ScreenshotTurnProps {
  screenshot: ScreenshotCardFragment;
  myId: string;
  onOpen: (id: string) => void;
}

/** A picture both sides draw on, in the thread where it was made. */
export const ScreenshotTurn = ({ screenshot, myId, onOpen }: ScreenshotTurnProps) => {
  const { url, renew } = useFreshUrl(screenshot.image);
  const name = screenshot.author.user?.id === myId ? null : screenshot.author.name;
  const us = screenshot.author.side === 'STAFF';
  return (
    <article className={us ? 'turn us shot' : 'turn shot'} tabIndex={-1} data-turn>
      <header>
        <Icon name="canvas" />
        <b>{words.thread.screenshot(name)}</b>
        <span className="turn-when"><time className="mono" dateTime={screenshot.createdAt}>{clock(new Date(screenshot.createdAt))}</time></span>
      </header>
      <button type="button" className="shot-open" onClick={() => onOpen(screenshot.id)}>
        <img src={url} alt="" width={screenshot.width} height={screenshot.height} loading="lazy" onError={() => void renew()} />
        <span className="btn btn-line btn-small"><Icon name="pen" />{words.thread.screenshotOpen}</span>
      </button>
    </article>
  );
};
