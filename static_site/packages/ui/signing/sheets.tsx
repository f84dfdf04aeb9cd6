import { useSignal } from "@preact/signals";
import { type Problem, problemOfFailure, type Result } from "@ventanilla/api/problems";
import { useCallback, useEffect, useRef } from "preact/hooks";

/** An image of a page, whose link is valid for two minutes. */
interface Sheet {
  readonly number: number;
  readonly url: string;
}

interface Given<S extends Sheet> {
  /** The number of pages with an image; negative if the file itself is shown. */
  readonly total: number;
  /** Fetches some pages, starting at `first`. */
  readonly fetchFrom: (first: number) => Promise<Result<{ readonly items: readonly S[] }>>;
  /** Called when the reader reaches the end and every page was displayed. */
  readonly onEnd?: (() => void) | undefined;
}

const TRIES = 3;
/** Links made within the same second are equal, and the browser would not request them again. */
const PAUSE_MS = 1200;

const pause = () => new Promise((done) => setTimeout(done, PAUSE_MS));

/** Loads the pages of a document a few at a time while scrolling, and retries images that fail. */
export function useSheets<S extends Sheet>(given: Given<S>) {
  const { total } = given;
  const now = useRef(given);
  now.current = given;
  const items = useSignal<readonly S[]>([]);
  const there = useSignal<ReadonlySet<number>>(new Set());
  const problem = useSignal<Problem | null>(null);
  const busy = useRef(false);
  const renewing = useRef(false);
  const lost = useRef(new Set<number>());
  const tries = useRef(new Map<number, number>());
  const end = useRef<HTMLParagraphElement>(null);

  const more = useCallback(async () => {
    if (busy.current || items.peek().length >= total) {
      return;
    }
    busy.current = true;
    problem.value = null;
    const result = await now.current.fetchFrom(items.peek().length);
    busy.current = false;
    if (result.ok) {
      items.value = [...items.peek(), ...result.value.items];
    } else {
      problem.value = result.problem;
    }
  }, [total, items, problem]);
  useEffect(() => void more(), [more]);

  const renew = async () => {
    if (renewing.current) {
      return;
    }
    renewing.current = true;
    while (lost.current.size > 0) {
      await pause();
      const first = Math.min(...lost.current);
      const result = await now.current.fetchFrom(first);
      if (!result.ok) {
        problem.value = result.problem;
        break;
      }
      const fresh = new Map(result.value.items.map((one) => [one.number, one]));
      for (const number of [first, ...fresh.keys()]) {
        lost.current.delete(number);
      }
      items.value = items
        .peek()
        .map((one) => (there.peek().has(one.number) ? one : (fresh.get(one.number) ?? one)));
    }
    renewing.current = false;
  };
  const onError = (number: number) => {
    const tried = (tries.current.get(number) ?? 0) + 1;
    tries.current.set(number, tried);
    lost.current.add(number);
    if (tried > TRIES) {
      problem.value = problemOfFailure(null);
    } else {
      void renew();
    }
  };
  const onLoad = (number: number) => {
    there.value = new Set([...there.peek(), number]);
  };
  const retry = () => {
    problem.value = null;
    tries.current.clear();
    void renew();
    void more();
  };

  const all = items.value.length >= total;
  const complete = total > 0 && there.value.size >= total;
  useEffect(() => {
    const mark = end.current;
    if (mark === null) {
      return undefined;
    }
    const watch = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) {
          return;
        }
        if (complete) {
          now.current.onEnd?.();
        } else {
          void more();
        }
      },
      { rootMargin: all ? "0px" : "800px" },
    );
    watch.observe(mark);
    return () => watch.disconnect();
    // Again after each batch: its end may already be visible.
  }, [items.value.length, all, complete, more]);

  return { items, problem, retry, end, onLoad, onError };
}
