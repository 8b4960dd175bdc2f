import { lazy, Suspense, useEffect, useRef } from 'react';
import { useApi } from '../api/ApiProvider.tsx';
import { DeleteScreenshot, SendAnnotation } from '../composer/operations.ts';
import { useDocument } from '../documents/useDocument.ts';
import type { ScreenshotCardFragment } from '../gql/graphql.ts';
import { TurnSkeletons } from '../parts/Skeleton.tsx';
import { words } from '../words.ts';
import { useFreshUrl } from './AttachmentView.tsx';

const AnnotationCanvas = lazy(() => import('../canvas/AnnotationCanvas.tsx').then((module) => ({ default: module.AnnotationCanvas })));

interface ScreenshotViewProps {
  screenshot: ScreenshotCardFragment;
  customer: string;
  onGone: (id: string) => void;
  onClose: () => void;
}

/** The drawing canvas in place of the transcript. */
export const ScreenshotView = ({ screenshot, customer, onGone, onClose }: ScreenshotViewProps) => {
  const api = useApi();
  const connection = useDocument(screenshot.document);
  const { url } = useFreshUrl(screenshot.image);
  // The link is signed anew with each answer; a picture that is shown does not load again for that.
  const imageUrl = useRef(url).current;
  const sendId = useRef(crypto.randomUUID());
  useEffect(() => {
    sendId.current = crypto.randomUUID();
  }, [screenshot.id]);

  const remove = async () => {
    const { data, error } = await api.client.mutation(DeleteScreenshot, { input: { screenshotId: screenshot.id } }).toPromise();
    if (error || !data?.deleteScreenshot.screenshotId) throw new Error('not deleted');
    onGone(screenshot.id);
  };
  const send = async (caption?: string) => {
    // The server composes what it has: the last stroke must have arrived.
    if (connection && !(await connection.saved())) throw new Error('not saved');
    const { data, error } = await api.client
      .mutation(SendAnnotation, { input: { screenshotId: screenshot.id, clientMutationId: sendId.current, ...(caption ? { caption } : {}) } })
      .toPromise();
    if (error || !data?.sendAnnotation.message) throw new Error('not sent');
    sendId.current = crypto.randomUUID();
  };

  if (connection === null) return <div className="canvas-box"><TurnSkeletons label={words.loading} /></div>;
  return (
    <div className="canvas-box">
      <Suspense fallback={<TurnSkeletons label={words.loading} />}>
        <AnnotationCanvas
          key={connection.name}
          screenshot={{ id: screenshot.id, document: screenshot.document, width: screenshot.width, height: screenshot.height, imageUrl }}
          side="STAFF"
          connection={connection}
          onDelete={remove}
          onSend={send}
          onClose={onClose}
          names={{ other: customer }}
        />
      </Suspense>
    </div>
  );
};
