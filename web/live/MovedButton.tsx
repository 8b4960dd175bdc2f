import { words } from '../words.ts';

/** Says that rows would stand elsewhere, and lets them. */
export const MovedButton = ({ moved, onShow }: { moved: number; onShow: () => void }) =>
  (moved === 0 ? null : <button type="button" className="btn btn-line btn-small" onClick={onShow}>{words.inbox.moved(moved)}</button>);
