import { type ReadonlySignal, useSignal } from "@preact/signals";
import type { Problem, Result } from "@ventanilla/api/problems";
import { useCallback, useEffect, useRef } from "preact/hooks";

/** A page of a list, as the API returns it. */
export interface PageOf<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** The number of empty pages that are skipped before the reader is asked whether to continue. */
const MAX_SKIPPED = 10;

const isEmptyButNotLast = <T,>(
  result: Result<PageOf<T>>,
): result is Extract<Result<PageOf<T>>, { ok: true }> =>
  result.ok && result.value.items.length === 0 && result.value.next !== null;

/** A list that is loaded page by page. */
export interface Pages<T> {
  /** Null until the first page is loaded. */
  readonly items: ReadonlySignal<readonly T[] | null>;
  readonly problem: ReadonlySignal<Problem | null>;
  readonly busy: ReadonlySignal<boolean>;
  readonly hasMore: ReadonlySignal<boolean>;
  readonly more: () => void;
  /** Loads the first page again, as after a change. */
  readonly reload: () => void;
  /** Reloads the first page in the background, unless more pages are shown. */
  readonly refresh: () => void;
  /** Replaces or removes a row without reloading the list. */
  readonly replace: (matches: (row: T) => boolean, row: T | null) => void;
}

/** Loads the first page on first render and whenever `key` (the filter) changes; the previous rows stay meanwhile. */
export function usePages<T>(
  key: string,
  call: (cursor: string | null) => Promise<Result<PageOf<T>>>,
): Pages<T> {
  const items = useSignal<readonly T[] | null>(null);
  const next = useSignal<string | null>(null);
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(true);
  const hasMore = useSignal(false);
  const latestRequest = useRef(0);
  const hasSeveral = useRef(false);
  const latest = useRef(call);
  latest.current = call;

  const fetchPage = useCallback(
    async (cursor: string | null) => {
      const request = ++latestRequest.current;
      busy.value = true;
      problem.value = null;
      let result = await latest.current(cursor);
      // A filter that matches few rows can return empty pages: skip them.
      for (let skipped = 0; skipped < MAX_SKIPPED && isEmptyButNotLast(result); skipped += 1) {
        if (request !== latestRequest.current) {
          return;
        }
        result = await latest.current(result.value.next);
      }
      if (request !== latestRequest.current) {
        return;
      }
      busy.value = false;
      if (!result.ok) {
        problem.value = result.problem;
        return;
      }
      hasSeveral.current = cursor !== null;
      items.value = cursor === null ? result.value.items : [...(items.value ?? []), ...result.value.items];
      next.value = result.value.next;
      hasMore.value = result.value.next !== null;
    },
    [items, next, problem, busy, hasMore],
  );
  const refresh = useCallback(async () => {
    if (busy.peek() || hasSeveral.current) {
      return;
    }
    const request = latestRequest.current;
    const result = await latest.current(null);
    if (result.ok && request === latestRequest.current) {
      problem.value = null;
      items.value = result.value.items;
      next.value = result.value.next;
      hasMore.value = result.value.next !== null;
    }
  }, [items, next, problem, busy, hasMore]);
  useEffect(() => {
    void fetchPage(null);
    return () => {
      latestRequest.current += 1;
    };
  }, [key, fetchPage]);

  return {
    items,
    problem,
    busy,
    hasMore,
    more: () => void (busy.value || fetchPage(next.value)),
    reload: () => void fetchPage(null),
    refresh: () => void refresh(),
    replace: (matches, row) => {
      items.value =
        items.value?.flatMap((one) => (matches(one) ? (row === null ? [] : [row]) : [one])) ?? items.value;
    },
  };
}
