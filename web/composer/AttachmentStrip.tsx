import { Icon } from '../parts/Icon.tsx';
import { sizeOf } from '../thread/AttachmentView.tsx';
import { words } from '../words.ts';
import type { Attached, Attachments } from './useAttachments.ts';

const State = ({ item }: { item: Attached }) => {
  if (item.kind === 'uploading') return <span className="mono">{words.composer.uploading(Math.round(item.part * 100))}</span>;
  if (item.kind === 'failed') return <span className="strip-failed">{item.reason}</span>;
  return <span className="mono">{sizeOf(item.file.size)}</span>;
};

export const AttachmentStrip = ({ attachments }: { attachments: Attachments }) =>
  attachments.list.length === 0 ? null : (
    <ul className="strip" aria-label={words.composer.attached}>
      {attachments.list.map((item) => (
        <li key={item.key} className={item.kind}>
          <Icon name={item.kind === 'failed' ? 'warn' : item.file.type.startsWith('image/') ? 'image' : 'file'} />
          <span className="trunc">{item.file.name}</span>
          <State item={item} />
          {item.kind === 'failed' && (
            <button type="button" className="btn btn-ghost btn-small" onClick={() => attachments.retry(item.key)}>{words.composer.retry}</button>
          )}
          <button type="button" className="btn btn-ghost btn-small btn-icon" aria-label={words.composer.remove(item.file.name)} onClick={() => attachments.remove(item.key)}>
            <Icon name="x" />
          </button>
          {item.kind === 'uploading' && <i className="strip-bar" style={{ width: `${item.part * 100}%` }} aria-hidden />}
        </li>
      ))}
    </ul>
  );
