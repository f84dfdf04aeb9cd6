import { useSignal } from "@preact/signals";
import { Dialog } from "@ventanilla/ui/dialog";
import { useEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso";
import { areaPath } from "../place";
import { findSettings } from "../settings-index";
import { shell } from "../words";
import { areasInSight } from "./areas";
import { findCustomers } from "./customers";
import { inWords } from "./matching";
import { findTickets } from "./tickets";

interface Hit {
  readonly href: string;
  readonly label: string;
  readonly small: string;
  readonly kind: "areas" | "settings" | "customers" | "tickets";
}

const REST_MS = 200;
const MOST = 8;

/** Areas and settings that say what was typed; the settings are fetched once, when the palette opens. */
function usePlaces(): (text: string) => Hit[] {
  const settings = useSignal<readonly (Hit & { readonly words: string })[]>([]);
  const areas = areasInSight();
  const names = areas.map(({ name }) => name).join();
  useEffect(() => {
    void findSettings(areasInSight().map(({ name }) => name)).then((found) => {
      settings.value = found.map(({ href, label, group, words, area }) => ({
        href,
        label,
        small: group ?? shell().areas[area],
        kind: "settings",
        words: `${label} ${group ?? ""} ${words ?? ""}`,
      }));
    });
  }, [names, settings]);
  return (text) => [
    ...areas
      .filter(({ name }) => inWords(text, shell().areas[name]))
      .map(({ name }) => ({
        href: areaPath(name),
        label: shell().areas[name],
        small: shell().palette.area,
        kind: "areas" as const,
      })),
    ...(text === "" ? [] : settings.value.filter(({ words }) => inWords(text, words)).slice(0, MOST)),
  ];
}

/** What the business has that says what was typed, once typing rests: customers, and tickets. */
function useFound(text: string): { readonly hits: readonly Hit[]; readonly busy: boolean } {
  const hits = useSignal<readonly Hit[]>([]);
  const busy = useSignal(false);
  useEffect(() => {
    const enough = text.length > 1 || /^\d$/.test(text);
    hits.value = [];
    busy.value = enough;
    if (!enough) {
      return undefined;
    }
    const gone = new AbortController();
    const timer = setTimeout(() => {
      void Promise.all([findTickets(text, MOST), findCustomers(text, MOST)]).then(([tickets, customers]) => {
        if (!gone.signal.aborted) {
          busy.value = false;
          hits.value = [
            ...tickets.map(({ id, name, small }) => hitOf("tickets", id, name, small)),
            ...customers.map(({ id, name, small }) => hitOf("customers", id, name, small)),
          ];
        }
      });
    }, REST_MS);
    return () => {
      gone.abort();
      clearTimeout(timer);
    };
  }, [text, hits, busy]);
  return { hits: hits.value, busy: busy.value };
}

const hitOf = (kind: "customers" | "tickets", id: string, label: string, small: string): Hit => ({
  href: areaPath(kind, id),
  label,
  small,
  kind,
});

/** Goes anywhere by its name: an area, a setting, a customer, a ticket. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { palette: say } = shell();
  const { route } = useLocation();
  const typed = useSignal("");
  const at = useSignal(0);
  const text = typed.value.trim();
  const places = usePlaces();
  const found = useFound(text);
  // Who types a number looks for a ticket or a customer.
  const hits = /^#?\d+$/.test(text) ? [...found.hits, ...places(text)] : [...places(text), ...found.hits];
  const input = useRef<HTMLInputElement>(null);
  const current = Math.min(at.value, hits.length - 1);

  useEffect(() => input.current?.focus(), []);
  useEffect(() => {
    document.getElementById(`hit-${current}`)?.scrollIntoView({ block: "nearest" });
  }, [current]);

  const go = (hit: Hit | undefined) => {
    if (hit !== undefined) {
      onClose();
      route(hit.href);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && hits.length > 0) {
      event.preventDefault();
      at.value = (current + step + hits.length) % hits.length;
    } else if (event.key === "Enter") {
      event.preventDefault();
      go(hits[current]);
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
            at.value = 0;
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
              onClick={() => go(hit)}
            >
              <span>{hit.label}</span>
              <small>{hit.small}</small>
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
