import { useState } from 'react';
import { useApi } from '../api/ApiProvider.tsx';
import type { AttachmentFieldsFragment } from '../gql/graphql.ts';
import { Icon } from '../parts/Icon.tsx';
import { words } from '../words.ts';
import { FreshAttachment } from './operations.ts';

const kilobyte = 1024;
const previewWidth = 260;
const previewHeight = 220;

export const sizeOf = (bytes: number): string =>
  bytes < kilobyte * kilobyte ? `${Math.max(1, Math.round(bytes / kilobyte))} KB` : `${(bytes / kilobyte / kilobyte).toFixed(1)} MB`;

const previewable = (type: string) => /^image\/(png|jpeg|gif|webp|avif)$/.test(type);

/** Links are signed and lapse; one that fails is asked for again, once. */
export const useFreshUrl = (attachment: { id: string; url: string }) => {
  const api = useApi();
  const [fresh, setFresh] = useState<{ from: string; url: string } | null>(null);
  const [failed, setFailed] = useState(false);
  const renew = async () => {
    if (fresh?.from === attachment.url) return setFailed(true);
    const { data } = await api.client.query(FreshAttachment, { id: attachment.id }, { requestPolicy: 'network-only' }).toPromise();
    const url = data?.node && 'url' in data.node ? data.node.url : null;
    if (url) setFresh({ from: attachment.url, url });
    else setFailed(true);
  };
  return { url: fresh?.from === attachment.url ? fresh.url : attachment.url, failed, renew };
};

/** The place is kept from the first moment, so nothing jumps when the picture comes. */
const shapeOf = ({ width, height }: AttachmentFieldsFragment) => {
  if (!width || !height) return { width: previewWidth, height: previewWidth * 0.66 };
  const scale = Math.min(1, previewWidth / width, previewHeight / height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
};

export const AttachmentView = ({ attachment, alt }: { attachment: AttachmentFieldsFragment; alt: string }) => {
  const { url, failed, renew } = useFreshUrl(attachment);
  if (previewable(attachment.contentType) && !failed) {
    return (
      <a className="photo" href={url} target="_blank" rel="noopener noreferrer">
        <img src={url} alt={alt} {...shapeOf(attachment)} loading="lazy" onError={() => void renew()} />
      </a>
    );
  }
  return (
    <a className="file" href={url} target="_blank" rel="noopener noreferrer">
      <Icon name={failed ? 'warn' : 'file'} />
      <span className="trunc">{failed ? words.thread.fileFailed : attachment.fileName}</span>
      <span className="mono">{sizeOf(attachment.size)}</span>
    </a>
  );
};
