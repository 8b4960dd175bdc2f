/** The screenshot over the whole page, connected to its document while it is open. */
import { lazy, Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Api } from '../api/client.ts';
import type { DocumentConnection } from '../../client/index.ts';
import { deleteScreenshot, freshLink, sendAnnotation, type RoomMessage, type RoomScreenshot } from './operations.ts';
import { words } from './words.ts';

const AnnotationCanvas = lazy(async () => ({ default: (await import('../canvas/AnnotationCanvas.tsx')).AnnotationCanvas }));

const useCanvasDocument = (api: Api, name: string): DocumentConnection | null => {
  const [connection, setConnection] = useState<DocumentConnection | null>(null);
  useEffect(() => {
    const opened = api.openDocument(name);
    opened.provider.awareness.setLocalStateField('activity', 'VIEWING');
    setConnection(opened);
    return () => {
      setConnection(null);
      opened.close();
    };
  }, [api, name]);
  return connection;
};

/** A card may have been on screen for longer than its link works, so the picture's is asked for anew. */
const useImageUrl = (api: Api, screenshot: RoomScreenshot): string | null => {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let here = true;
    const { id, url: old } = screenshot.image;
    void api.client.query(freshLink, { id }, { requestPolicy: 'network-only' }).toPromise().then(({ data }) => {
      if (here) setUrl(data?.node?.__typename === 'Attachment' ? data.node.url : old);
    });
    return () => { here = false; };
    // The picture of a screenshot never changes; only its link does.
  }, [api, screenshot.image.id]);
  return url;
};

interface Props {
  api: Api;
  screenshot: RoomScreenshot;
  agent: string | null;
  onSent(message: RoomMessage): void;
  onDeleted(id: string): void;
  onClose(): void;
}

const Content = ({ api, screenshot, agent, onSent, onDeleted, onClose }: Props) => {
  const connection = useCanvasDocument(api, screenshot.document);
  const imageUrl = useImageUrl(api, screenshot);
  const sending = useRef(crypto.randomUUID());
  if (!connection || !imageUrl) return <p className="room-drawing-wait" role="status">{words.shot.loading}</p>;

  const send = async (caption?: string) => {
    // The server composes the picture from what it has, so it must have every mark first.
    if (!(await connection.saved())) throw new Error('Not every mark has reached the server');
    const { data } = await api.client.mutation(sendAnnotation, {
      input: { screenshotId: screenshot.id, clientMutationId: sending.current, caption: caption ?? null },
    }).toPromise();
    const message = data?.sendAnnotation.message;
    if (!message) throw new Error('The picture was not sent');
    sending.current = crypto.randomUUID();
    onSent(message);
  };
  const remove = async () => {
    const { data } = await api.client.mutation(deleteScreenshot, { input: { screenshotId: screenshot.id } }).toPromise();
    const payload = data?.deleteScreenshot;
    // Somebody else was faster: it is gone, which is what was asked for.
    const gone = payload?.screenshotId ?? (payload?.errors[0]?.__typename === 'NotFound' ? screenshot.id : null);
    if (!gone) throw new Error('The screenshot was not deleted');
    onDeleted(screenshot.id);
  };
  return (
    <AnnotationCanvas
      screenshot={{ id: screenshot.id, document: screenshot.document, width: screenshot.width, height: screenshot.height, imageUrl }}
      side="CUSTOMER"
      connection={connection}
      names={agent === null ? {} : { other: agent }}
      onSend={send}
      onDelete={remove}
      onClose={onClose}
    />
  );
};

export const DrawingDialog = (props: Props) => {
  const dialog = useRef<HTMLDialogElement>(null);
  // Focus goes in, stays in, and returns where it was: the browser's own dialog does all three, if it is closed while
  // it is still in the page, which a layout effect's end is.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog ref={dialog} className="room-drawing" aria-label={words.shot.dialog} onCancel={(event) => { event.preventDefault(); props.onClose(); }}>
      <Suspense fallback={<p className="room-drawing-wait" role="status">{words.shot.loading}</p>}>
        <Content {...props} />
      </Suspense>
    </dialog>
  );
};
