import { type ReadonlySignal, useSignal } from "@preact/signals";
import type { Problem, Result } from "@ventanilla/api/problems";
import { plural } from "@ventanilla/i18n";
import { useCallback, useEffect, useRef } from "preact/hooks";
import { shell } from "../words";
import { ProblemBox } from "./ProblemBox";

/** A page of a list as the API gives it. */
export interface PageOf<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** How many empty pages are gone past before somebody is asked whether to go on. */
const PASSED = 10;

const isEmptyButNotLast = <T,>(
  result: Result<PageOf<T>>,
): result is Extract<Result<PageOf<T>>, { ok: true }> =>
  result.ok && result.value.items.length === 0 && result.value.next !== null;

/** A list that is fetched page by page. */
export interface Pages<T> {
  /** Null until the first page is here. */
  readonly items: ReadonlySignal<readonly T[] | null>;
  readonly problem: ReadonlySignal<Problem | null>;
  readonly busy: ReadonlySignal<boolean>;
  readonly hasMore: ReadonlySignal<boolean>;
  readonly more: () => void;
  /** From the first page on, as after a change. */
  readonly reload: () => void;
  /** Looks for what is new on the first page without a sign of it; where more pages are shown, they stay. */
  readonly refresh: () => void;
  /** Puts a row that changed into its place without asking for the list. */
  readonly replace: (is: (row: T) => boolean, row: T | null) => void;
}

/** Fetches the first page on first render and whenever `key` (the filter) changes; what came before stays meanwhile. */
export function usePages<T>(
  key: string,
  call: (cursor: string | null) => Promise<Result<PageOf<T>>>,
): Pages<T> {
  const items = useSignal<readonly T[] | null>(null);
  const next = useSignal<string | null>(null);
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(true);
  const hasMore = useSignal(false);
  const turn = useRef(0);
  const several = useRef(false);
  const latest = useRef(call);
  latest.current = call;

  const fetchPage = useCallback(
    async (cursor: string | null) => {
      const mine = ++turn.current;
      busy.value = true;
      problem.value = null;
      let result = await latest.current(cursor);
      // A filter that fits few rows gives empty pages: nobody has to press through them.
      for (let passed = 0; passed < PASSED && isEmptyButNotLast(result); passed += 1) {
        if (mine !== turn.current) {
          return;
        }
        result = await latest.current(result.value.next);
      }
      if (mine !== turn.current) {
        return;
      }
      busy.value = false;
      if (!result.ok) {
        problem.value = result.problem;
        return;
      }
      several.current = cursor !== null;
      items.value = cursor === null ? result.value.items : [...(items.value ?? []), ...result.value.items];
      next.value = result.value.next;
      hasMore.value = result.value.next !== null;
    },
    [items, next, problem, busy, hasMore],
  );
  const refresh = useCallback(async () => {
    if (busy.peek() || several.current) {
      return;
    }
    const mine = turn.current;
    const result = await latest.current(null);
    if (result.ok && mine === turn.current) {
      problem.value = null;
      items.value = result.value.items;
      next.value = result.value.next;
      hasMore.value = result.value.next !== null;
    }
  }, [items, next, problem, busy, hasMore]);
  useEffect(() => {
    void fetchPage(null);
    return () => {
      turn.current += 1;
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
    replace: (is, row) => {
      items.value =
        items.value?.flatMap((one) => (is(one) ? (row === null ? [] : [row]) : [one])) ?? items.value;
    },
  };
}

/** How many rows are shown, and a way to the next ones; at a list's foot. */
export function Pager<T>({ pages }: { pages: Pages<T> }) {
  const { kit } = shell();
  const { items, busy, hasMore, problem } = pages;
  if (problem.value !== null) {
    const again =
      items.value === null || problem.value.code.startsWith("cursor_") ? pages.reload : pages.more;
    return <ProblemBox problem={problem.value} onRetry={again} />;
  }
  // A page may be empty and still have a next one, where what is looked for is further back.
  if (items.value === null || (items.value.length === 0 && !hasMore.value)) {
    return null;
  }
  return (
    <div class="pager">
      <p class="soft" role="status">
        {plural(kit.shown, items.value.length)}
      </p>
      {hasMore.value && (
        <button type="button" class="button" aria-disabled={busy.value || undefined} onClick={pages.more}>
          {busy.value ? kit.wait : kit.more}
        </button>
      )}
    </div>
  );
}
