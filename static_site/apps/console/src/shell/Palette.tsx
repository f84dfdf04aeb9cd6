import { useSignal } from "@preact/signals";
import { Dialog } from "@ventanilla/ui/dialog";
import { useEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso";
import { areaPath } from "../address";
import { type FoundSetting, findSettings, searchAreas, visibleAreas } from "../area";
import { shell } from "../words";
import { matchesWords } from "./text-match";

interface Hit {
  readonly href: string;
  readonly label: string;
  readonly detail: string;
}

const TYPING_PAUSE_MS = 200;
const MAX_PER_KIND = 8;

/** Areas and settings that match the text. The settings are fetched once, when the palette opens. */
function useNavigationHits(): (text: string) => Hit[] {
  const settings = useSignal<readonly FoundSetting[]>([]);
  const areas = visibleAreas();
  const paths = areas.map(({ path }) => path).join();
  useEffect(() => {
    void findSettings().then((found) => {
      settings.value = found;
    });
  }, [paths, settings]);
  return (text) => [
    ...areas
      .filter(({ path }) => matchesWords(text, shell().areas[path]))
      .map(({ path }) => ({
        href: areaPath(path),
        label: shell().areas[path],
        detail: shell().palette.area,
      })),
    ...(text === "" ? [] : settings.value)
      .filter(({ label, group = "", words = "" }) => matchesWords(text, `${label} ${group} ${words}`))
      .slice(0, MAX_PER_KIND)
      .map(({ href, label, group, area }) => ({ href, label, detail: group ?? shell().areas[area] })),
  ];
}

/** Search results from the areas' data, fetched when typing pauses. */
function useDataHits(text: string): { readonly hits: readonly Hit[]; readonly busy: boolean } {
  const hits = useSignal<readonly Hit[]>([]);
  const busy = useSignal(false);
  useEffect(() => {
    const enough = text.length > 1 || /^\d$/.test(text);
    hits.value = [];
    busy.value = enough;
    if (!enough) {
      return undefined;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      void searchAreas(text, MAX_PER_KIND).then((found) => {
        if (!stop.signal.aborted) {
          busy.value = false;
          hits.value = found;
        }
      });
    }, TYPING_PAUSE_MS);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [text, hits, busy]);
  return { hits: hits.value, busy: busy.value };
}

/** Finds and opens areas, settings, customers and tickets by name. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { palette: say } = shell();
  const { route } = useLocation();
  const typed = useSignal("");
  const selected = useSignal(0);
  const text = typed.value.trim();
  const navigationHits = useNavigationHits();
  const found = useDataHits(text);
  // A number is most likely that of a ticket or a customer.
  const hits = /^#?\d+$/.test(text)
    ? [...found.hits, ...navigationHits(text)]
    : [...navigationHits(text), ...found.hits];
  const input = useRef<HTMLInputElement>(null);
  const current = Math.min(selected.value, hits.length - 1);

  useEffect(() => input.current?.focus(), []);
  useEffect(() => {
    document.getElementById(`hit-${current}`)?.scrollIntoView({ block: "nearest" });
  }, [current]);

  const open = (hit: Hit | undefined) => {
    if (hit !== undefined) {
      onClose();
      route(hit.href);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && hits.length > 0) {
      event.preventDefault();
      selected.value = (current + step + hits.length) % hits.length;
    } else if (event.key === "Enter") {
      event.preventDefault();
      open(hits[current]);
    }
  };
  return (
    <Dialog id="palette" title={say.title} onClose={onClose}>
      <div class="palette">
        <input
          ref={input}
          class="input"
          type="text"
          role="combobox"
          aria-label={say.label}
          aria-expanded={hits.length > 0}
          aria-controls="hits"
          aria-activedescendant={hits.length > 0 ? `hit-${current}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          autoCapitalize="off"
          spellcheck={false}
          placeholder={say.label}
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
            selected.value = 0;
          }}
          onKeyDown={onKeyDown}
        />
        <div id="hits" class="hits" role="listbox" aria-label={say.results}>
          {hits.map((hit, index) => (
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the field has the focus and its Enter does the same
            <div
              key={hit.href + hit.label}
              id={`hit-${index}`}
              role="option"
              aria-selected={index === current}
              class={index === current ? "hit current" : "hit"}
              onClick={() => open(hit)}
            >
              <span>{hit.label}</span>
              <small>{hit.detail}</small>
            </div>
          ))}
        </div>
        <p class="soft" role="status">
          {found.busy ? say.searching : hits.length === 0 ? say.nothing : ""}
        </p>
      </div>
    </Dialog>
  );
}
