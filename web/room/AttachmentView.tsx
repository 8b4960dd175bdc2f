import { useState, type MouseEvent } from 'react';
import type { Api } from '../api/client.ts';
import { useApi } from '../api/ApiProvider.tsx';
import { Icon } from '../canvas/Icon.tsx';
import { freshLink, type RoomAttachment } from './operations.ts';
import { sizeOf } from './times.ts';
import { words } from './words.ts';

/** A link of the server works 10 minutes; this stays under it. */
const FRESH_MS = 9 * 60_000;

const askLink = async (api: Api, id: string): Promise<string | null> => {
  const { data } = await api.client.query(freshLink, { id }, { requestPolicy: 'network-only' }).toPromise();
  return data?.node?.__typename === 'Attachment' ? data.node.url : null;
};

/** The link to a file's bytes, renewed when it has grown old. */
const useLink = (attachment: RoomAttachment) => {
  const api = useApi();
  const [link, setLink] = useState({ url: attachment.url, at: Date.now() });
  const renew = async (): Promise<string> => {
    const url = await askLink(api, attachment.id);
    if (url === null) return link.url;
    setLink({ url, at: Date.now() });
    return url;
  };
  const open = (event: MouseEvent) => {
    if (Date.now() - link.at < FRESH_MS) return;
    event.preventDefault();
    // The window must open within the click, or the browser holds it for a pop-up.
    const target = window.open('about:blank', '_blank');
    void renew().then((url) => { if (target) target.location.href = url; });
  };
  return { url: link.url, renew, open };
};

interface Props { attachment: RoomAttachment; label: string }

const Picture = ({ attachment, label }: Props) => {
  const { url, renew, open } = useLink(attachment);
  const [tried, setTried] = useState(false);
  const retry = () => {
    if (tried) return;
    setTried(true);
    void renew();
  };
  return (
    <a className="room-picture" href={url} target="_blank" rel="noopener" onClick={open}>
      {/* Its size is known before it loads, so nothing moves when it comes. */}
      <img src={url} alt={label} width={attachment.width ?? undefined} height={attachment.height ?? undefined} onError={retry} />
    </a>
  );
};

const Download = ({ attachment }: { attachment: RoomAttachment }) => {
  const { url, open } = useLink(attachment);
  return (
    <a className="room-file" href={url} target="_blank" rel="noopener" onClick={open}>
      <Icon name="file" /><span>{words.file(attachment.fileName, sizeOf(attachment.size))}</span>
    </a>
  );
};

const isPicture = (type: string): boolean => type.startsWith('image/');

export const AttachmentView = ({ attachment, label }: Props) =>
  (isPicture(attachment.contentType) ? <Picture attachment={attachment} label={label} /> : <Download attachment={attachment} />);
