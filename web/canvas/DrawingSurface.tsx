import { memo, useId, useState } from 'react';
import { outlineOf } from '../../client/outline.ts';
import type { Mark } from './strokes.ts';
import type { Point, useDrawing } from './useDrawing.ts';
import { words } from './words.ts';

interface Picture { width: number; height: number; imageUrl: string }

/** An outline is worked out again only for the mark that grew. */
const MarkShape = memo(
  ({ mark }: { mark: Mark }) => (
    <path
      className="canvas-mark"
      data-side={mark.side}
      d={outlineOf(mark.stroke)}
      // A pin has a hole; a line that crosses itself has none.
      fillRule={mark.stroke.tool === 'pin' ? 'evenodd' : 'nonzero'}
      strokeWidth={Math.max(2, mark.stroke.width * 0.55)}
    />
  ),
  (a, b) => a.mark.map === b.mark.map && a.mark.side === b.mark.side && a.mark.stroke.points.length === b.mark.stroke.points.length,
);

const CrossHair = ({ at, picture }: { at: Point; picture: Picture }) => {
  const arm = Math.max(picture.width, picture.height) / 25;
  const d = `M${at.x - arm} ${at.y}H${at.x + arm}M${at.x} ${at.y - arm}V${at.y + arm}`;
  return (
    <g className="canvas-cross" aria-hidden="true">
      <path d={d} strokeWidth={arm / 4} className="canvas-cross-casing" />
      <path d={d} strokeWidth={arm / 9} />
    </g>
  );
};

interface Props {
  picture: Picture;
  marks: readonly Mark[];
  drawing: ReturnType<typeof useDrawing>;
  tool: 'pen' | 'pin';
  /** What a screen reader hears of the marks. */
  summary: string;
}

/** The picture with its marks, fitted into the space; an SVG is sharp at any device pixel ratio. */
export const DrawingSurface = ({ picture, marks, drawing, tool, summary }: Props) => {
  const help = useId();
  const [failed, setFailed] = useState(false);
  const { cross } = drawing;
  const percent = (value: number, whole: number) => Math.round((value / whole) * 100);
  return (
    <div
      className="canvas-surface"
      role="application"
      tabIndex={0}
      aria-label={words.surface}
      aria-describedby={help}
      onKeyDown={drawing.keyDown}
      onBlur={drawing.hideCross}
    >
      <p id={help} className="canvas-hidden">{words.surfaceHelp}</p>
      <svg
        className="canvas-picture"
        data-tool={tool}
        viewBox={`0 0 ${picture.width} ${picture.height}`}
        preserveAspectRatio="xMidYMid meet"
        role="img"
        aria-label={`${words.picture}. ${summary}`}
        {...drawing.pointer}
      >
        <image href={picture.imageUrl} width={picture.width} height={picture.height} preserveAspectRatio="none" onError={() => setFailed(true)} onLoad={() => setFailed(false)} />
        {marks.map((mark) => <MarkShape key={mark.stroke.id} mark={mark} />)}
        {cross && <CrossHair at={cross} picture={picture} />}
      </svg>
      {failed && <p className="canvas-note canvas-note-middle" role="alert">{words.noPicture}</p>}
      <p className="canvas-hidden" role="status">{cross ? words.at(percent(cross.x, picture.width), percent(cross.y, picture.height)) : ''}</p>
    </div>
  );
};
