import { useSignal } from "@preact/signals";
import { Choices } from "@ventanilla/ui/field";
import { useEffect, useRef } from "preact/hooks";
import type { Draft } from "./draft";
import { type PreviewState, makePreviewFrames, screens, type Screen } from "./preview-frames";
import { say } from "./words";

const SIZES = { phone: [360, 720], desktop: [1280, 800] } as const;
const LEAST_HEIGHT = 420;
const REST_OF_PANE = 320;
/** The other screens belong to a module. */
const ALWAYS: ReadonlySet<Screen> = new Set(["door", "home", "more"]);
type Device = keyof typeof SIZES;

/** A live preview of the portal next to the form. */
export function PreviewPane({ draft }: { draft: Draft }) {
  const words = say().preview;
  const device = useSignal<Device>("phone");
  const theme = useSignal<PreviewState["theme"]>("light");
  const screen = useSignal<Screen>("door");
  // Always visible next to the form; on phones it is collapsed above it.
  const open = useSignal(window.matchMedia("(min-width: 72rem)").matches);
  const { settings, preview, wrong } = draft;
  const modules: readonly string[] = settings.value.modules;
  const shown = screens.filter((one) => ALWAYS.has(one) || modules.includes(one));
  const pages = settings.value.active ? shown : (["door"] as const);
  const at = (pages as readonly Screen[]).includes(screen.value) ? screen.value : "door";
  return (
    <section class="preview" aria-label={words.title}>
      <div class="preview-head">
        <h2>{words.title}</h2>
        <button
          type="button"
          class="button small preview-fold"
          aria-expanded={open.value}
          onClick={() => (open.value = !open.value)}
        >
          {open.value ? words.hide : words.show}
        </button>
      </div>
      {open.value && (
        <>
          <div class="preview-tools">
            <Choices
              name="preview-screen"
              legend={words.screen}
              legendHidden
              options={pages.map((value) => ({ value, label: words.screens[value] }))}
              value={at}
              onChoose={(value) => (screen.value = value)}
            />
            <Choices
              name="preview-device"
              legend={words.device}
              legendHidden
              options={(["phone", "desktop"] as const).map((value) => ({
                value,
                label: words.devices[value],
              }))}
              value={device.value}
              onChoose={(value) => (device.value = value)}
            />
            <Choices
              name="preview-theme"
              legend={words.theme}
              legendHidden
              options={(["light", "dark"] as const).map((value) => ({ value, label: words.themes[value] }))}
              value={theme.value}
              onChoose={(value) => (theme.value = value)}
            />
          </div>
          <Stage
            size={SIZES[device.value]}
            state={preview.value && { preview: preview.value, screen: at, theme: theme.value }}
            onGone={(to) => (screen.value = to)}
          />
          <p class="soft" role="status">
            {Object.keys(wrong.value).length > 0 ? words.stale : words.sample}
          </p>
        </>
      )}
    </section>
  );
}

interface StageProps {
  size: readonly [number, number];
  state: PreviewState | null;
  onGone: (screen: Screen) => void;
}

/** A frame of a fixed size, scaled down to fit. */
function Stage({ size: [width, height], state, onGone }: StageProps) {
  const box = useRef<HTMLDivElement>(null);
  const stage = useRef<ReturnType<typeof makePreviewFrames> | null>(null);
  const gone = useRef(onGone);
  gone.current = onGone;
  const scale = useSignal(1);

  useEffect(() => {
    if (box.current === null) {
      return undefined;
    }
    const made = makePreviewFrames(box.current, say().preview.frame, (screen) => gone.current(screen));
    stage.current = made;
    return made.end;
  }, []);
  useEffect(() => {
    if (state !== null) {
      stage.current?.show(state);
    }
  }, [state]);
  useEffect(() => {
    const room = box.current?.parentElement?.parentElement;
    if (!room) {
      return undefined;
    }
    const fit = () => {
      // It fits the screen: the rest of the pane takes about 20 rem.
      const tall = Math.max(LEAST_HEIGHT, window.innerHeight - REST_OF_PANE);
      scale.value = Math.min(1, room.clientWidth / width, tall / height);
    };
    const observer = new ResizeObserver(fit);
    observer.observe(room);
    observer.observe(document.documentElement);
    fit();
    return () => observer.disconnect();
  }, [width, height, scale]);

  return (
    <div class="preview-room">
      <div
        class="preview-size"
        style={{ width: `${width * scale.value}px`, height: `${height * scale.value}px` }}
      >
        <div
          ref={box}
          class="preview-window"
          style={{
            width: `${width}px`,
            height: `${height}px`,
            transform: scale.value < 1 ? `scale(${scale.value})` : "none",
          }}
        />
      </div>
    </div>
  );
}
