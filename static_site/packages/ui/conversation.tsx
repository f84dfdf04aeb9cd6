import { date, place, today } from "@ventanilla/i18n";
import { useLayoutEffect, useRef } from "preact/hooks";

/** The date of a time in the business's time zone, as `YYYY-MM-DD`. */
export function dayOf(at: string): string {
  // The Swedish locale formats dates as ISO 8601.
  return new Intl.DateTimeFormat("sv-SE", { timeZone: place.value.timeZone }).format(new Date(at));
}

/** The label of a day in a conversation. */
export function dayName(day: string, words: { readonly today: string; readonly yesterday: string }): string {
  const before = new Date(Date.parse(today()) - 86_400_000).toISOString().slice(0, 10);
  return day === today() ? words.today : day === before ? words.yesterday : date(day, "long");
}

/** The time of day in the business's time zone. */
export function timeOf(at: string): string {
  return new Intl.DateTimeFormat("es", {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: place.value.timeZone,
  }).format(new Date(at));
}

/** Merges messages by id, newer versions replacing older ones. Ids sort by time. */
export function mergeMessages<M extends { readonly message_id: string }>(
  known: readonly M[],
  fresh: readonly M[],
): readonly M[] {
  const all = new Map([...known, ...fresh].map((one) => [one.message_id, one]));
  return [...all.values()].sort((a, b) => (a.message_id < b.message_id ? -1 : 1));
}

/** The distance from the end, in pixels, within which the log follows new messages. */
const NEAR = 120;

/** Keeps the scroll position: at the end when messages arrive, or in place when earlier ones are loaded. */
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
