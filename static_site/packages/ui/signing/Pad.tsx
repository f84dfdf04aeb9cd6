import { useEffect, useRef } from "preact/hooks";
import SignaturePad from "signature_pad";
import { say } from "./words";

/** Strokes of `[x, y, milliseconds, pressure]`: x and y are parts of the pad's width and height. */
export type Strokes = [number, number, number, number][][];

interface Props {
  onChange: (strokes: Strokes) => void;
}

const part = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 10_000) / 10_000;

/** A pad to draw a signature on, with undo and clear. */
export function Pad({ onChange }: Props) {
  const words = say().flow;
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad | null>(null);
  const tell = useRef(onChange);
  tell.current = onChange;

  const report = () => {
    const { current: surface } = canvas;
    const groups = pad.current?.toData() ?? [];
    if (surface === null) {
      return;
    }
    const { clientWidth, clientHeight } = surface;
    const from = groups[0]?.points[0]?.time ?? 0;
    tell.current(
      groups.map(({ points }) =>
        points.map(({ x, y, time, pressure }) => [
          part(x / clientWidth),
          part(y / clientHeight),
          Math.max(0, time - from),
          part(pressure || 0.5),
        ]),
      ),
    );
  };

  useEffect(() => {
    const { current: surface } = canvas;
    if (surface === null) {
      return undefined;
    }
    const made = new SignaturePad(surface, { penColor: "#10254f", minWidth: 0.8, maxWidth: 2.6 });
    let wide = 0;
    const fit = () => {
      const { clientWidth, clientHeight } = surface;
      if (clientWidth === 0 || clientWidth === wide) {
        return;
      }
      // Rescales the drawing when a phone is turned.
      const grown = wide === 0 ? 1 : clientWidth / wide;
      wide = clientWidth;
      // The canvas needs the screen's resolution; otherwise lines are blurred.
      const ratio = Math.max(window.devicePixelRatio, 1);
      surface.width = clientWidth * ratio;
      surface.height = clientHeight * ratio;
      surface.getContext("2d")?.scale(ratio, ratio);
      made.fromData(
        made.toData().map((group) => ({
          ...group,
          points: group.points.map((point) => ({ ...point, x: point.x * grown, y: point.y * grown })),
        })),
      );
    };
    fit();
    const watch = new ResizeObserver(fit);
    watch.observe(surface);
    made.addEventListener("endStroke", report);
    pad.current = made;
    return () => {
      watch.disconnect();
      made.off();
    };
  }, []);

  const undo = () => {
    const data = pad.current?.toData() ?? [];
    pad.current?.fromData(data.slice(0, -1));
    report();
  };
  const clear = () => {
    pad.current?.clear();
    report();
  };
  return (
    <div class="field">
      <p class="label" id="pad-label">
        {words.draw}
      </p>
      <p class="hint">{words.draw_hint}</p>
      <div role="img" aria-labelledby="pad-label">
        <canvas ref={canvas} class="pad" />
      </div>
      <div class="inline">
        <button type="button" class="button quiet" onClick={undo}>
          {words.undo}
        </button>
        <button type="button" class="button quiet" onClick={clear}>
          {words.clear}
        </button>
      </div>
    </div>
  );
}
