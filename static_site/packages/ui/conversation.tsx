import { date, place, today } from "@ventanilla/i18n";
import { useLayoutEffect, useRef } from "preact/hooks";

/** The day on which something happened, `YYYY-MM-DD`, by the business's clock. */
export function dayOf(at: string): string {
  // Swedish writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat("sv-SE", { timeZone: place.value.timeZone }).format(new Date(at));
}

/** A day as a conversation's divider says it. */
export function dayName(day: string, words: { readonly today: string; readonly yesterday: string }): string {
  const before = new Date(Date.parse(today()) - 86_400_000).toISOString().slice(0, 10);
  return day === today() ? words.today : day === before ? words.yesterday : date(day, "long");
}

/** The time of day at which something happened, by the business's clock. */
export function timeOf(at: string): string {
  return new Intl.DateTimeFormat("es", {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: place.value.timeZone,
  }).format(new Date(at));
}

/** Messages in their order, each once; what came later replaces what was known. Ids sort by time. */
export function mergeMessages<M extends { readonly message_id: string }>(
  known: readonly M[],
  fresh: readonly M[],
): readonly M[] {
  const all = new Map([...known, ...fresh].map((one) => [one.message_id, one]));
  return [...all.values()].sort((a, b) => (a.message_id < b.message_id ? -1 : 1));
}

/** How near to the end one has to be to be taken along to what is new, in pixels. */
const NEAR = 120;

/** Keeps the reader where they are: at the end with what is new, or at what they read while earlier ones come in. */
export function useMessageScroll(
  items: readonly { readonly message_id: string }[],
  unsent: number,
  older: () => void,
) {
  const log = useRef<HTMLDivElement>(null);
  const before = useRef({ first: "", height: 0, near: true });
  const first = items[0]?.message_id ?? "";
  const last = items.at(-1)?.message_id ?? "";

  useLayoutEffect(() => {
    const box = log.current;
    if (box === null) {
      return;
    }
    const { first: was, height, near } = before.current;
    if (was !== "" && first !== was) {
      box.scrollTop += box.scrollHeight - height;
    } else if (near || unsent > 0) {
      box.scrollTop = box.scrollHeight;
    }
    before.current = { first, height: box.scrollHeight, near };
  }, [first, last, unsent]);

  const scrolled = () => {
    const box = log.current;
    if (box === null) {
      return;
    }
    before.current.near = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
    if (box.scrollTop < NEAR / 2 && box.scrollHeight > box.clientHeight) {
      older();
    }
  };
  return { log, scrolled };
}
