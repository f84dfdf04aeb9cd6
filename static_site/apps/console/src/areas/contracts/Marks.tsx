import type { PagePicture } from "@ventanilla/api/contract-types";
import { fill } from "@ventanilla/i18n";
import { useRef } from "preact/hooks";
import { type Mark, placed } from "./draft";
import { say } from "./words";

const STEP = 4;
const LEAP = 20;
const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

interface MarksProps {
  page: PagePicture;
  marks: readonly Mark[];
  /** The names of the signers, in order. */
  names: readonly string[];
  chosen: number | null;
  onChoose: (index: number | null) => void;
  onChange: (index: number, mark: Mark) => void;
  onRemove: (index: number) => void;
}

/** The fields of a page, moved and resized by pointer or arrow keys. */
export function Marks({ page, marks, names, chosen, onChoose, onChange, onRemove }: MarksProps) {
  return (
    <div class="marks">
      {marks.map((mark, index) =>
        mark.page === page.number ? (
          <Field
            key={index}
            page={page}
            mark={mark}
            name={names[mark.signer - 1] ?? ""}
            isChosen={index === chosen}
            onChoose={() => onChoose(index)}
            onChange={(next) => onChange(index, next)}
            onRemove={() => onRemove(index)}
          />
        ) : null,
      )}
    </div>
  );
}

interface FieldProps {
  page: PagePicture;
  mark: Mark;
  name: string;
  isChosen: boolean;
  onChoose: () => void;
  onChange: (mark: Mark) => void;
  onRemove: () => void;
}

function Field({ page, mark, name, isChosen, onChoose, onChange, onRemove }: FieldProps) {
  const words = say();
  const held = useRef<{ x: number; y: number; mark: Mark; sizing: boolean } | null>(null);
  const label = fill(words.field_label, { kind: words.kinds[mark.kind], name });
  const percent = (part: number, whole: number) => `${String((100 * part) / whole)}%`;
  const grab = (event: PointerEvent, sizing: boolean) => {
    (event.currentTarget as HTMLElement).closest<HTMLElement>(".mark")?.setPointerCapture(event.pointerId);
    held.current = { x: event.clientX, y: event.clientY, mark, sizing };
    onChoose();
  };
  const drag = (event: PointerEvent) => {
    const from = held.current;
    const sheet = (event.currentTarget as HTMLElement).parentElement;
    if (from === null || sheet === null) {
      return;
    }
    const scale = page.width / sheet.clientWidth;
    const [dx, dy] = [(event.clientX - from.x) * scale, (event.clientY - from.y) * scale];
    onChange(
      placed(
        from.mark,
        from.sizing
          ? { width: from.mark.width + dx, height: from.mark.height + dy }
          : { x: from.mark.x + dx, y: from.mark.y + dy },
        page,
      ),
    );
  };
  const key = (event: KeyboardEvent) => {
    const move = MOVES[event.key];
    if (move) {
      event.preventDefault();
      const step = event.ctrlKey || event.metaKey ? LEAP : STEP;
      const [dx, dy] = [move[0] * step, move[1] * step];
      onChange(
        placed(
          mark,
          event.shiftKey
            ? { width: mark.width + dx, height: mark.height + dy }
            : { x: mark.x + dx, y: mark.y + dy },
          page,
        ),
      );
    } else if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      onRemove();
    }
  };
  return (
    <button
      type="button"
      class={`mark signer-${String(((mark.signer - 1) % 6) + 1)}${isChosen ? " chosen" : ""}`}
      aria-label={label}
      aria-pressed={isChosen}
      aria-describedby="mark-keys"
      title={label}
      style={{
        left: percent(mark.x, page.width),
        top: percent(mark.y, page.height),
        width: percent(mark.width, page.width),
        height: percent(mark.height, page.height),
      }}
      onFocus={onChoose}
      onKeyDown={key}
      onPointerDown={(event) => grab(event, false)}
      onPointerMove={drag}
      onPointerUp={() => (held.current = null)}
      onPointerCancel={() => (held.current = null)}
    >
      <span aria-hidden="true">{words.kinds[mark.kind]}</span>
      {isChosen && (
        <span
          class="mark-handle"
          aria-hidden="true"
          onPointerDown={(event) => {
            event.stopPropagation();
            grab(event, true);
          }}
        />
      )}
    </button>
  );
}
