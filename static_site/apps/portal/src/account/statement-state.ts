import { useSignal } from "@preact/signals";
import type { Problem } from "@ventanilla/api/problems";
import type { Entry, StatementFilter } from "@ventanilla/api/types";
import { useCallback, useEffect, useRef } from "preact/hooks";
import { api } from "../session";

/** How many invoices one zip holds at most. */
export const ZIP_LIMIT = 50;

/** The statement as far as it is loaded. */
export function useStatement(filter: StatementFilter) {
  const items = useSignal<readonly Entry[] | null>(null);
  const next = useSignal<string | null>(null);
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal<"fresh" | "more" | null>("fresh");
  const turn = useRef(0);
  const key = JSON.stringify(filter);

  const load = useCallback(
    async (cursor: string | null) => {
      const mine = ++turn.current;
      busy.value = cursor === null ? "fresh" : "more";
      problem.value = null;
      const wanted = JSON.parse(key) as StatementFilter;
      const result = await api.statement(cursor === null ? wanted : { ...wanted, cursor });
      if (mine !== turn.current) {
        return;
      }
      busy.value = null;
      if (result.ok) {
        items.value = cursor === null ? result.value.items : [...(items.value ?? []), ...result.value.items];
        next.value = result.value.next;
        return;
      }
      problem.value = result.problem;
    },
    [key, items, next, problem, busy],
  );

  useEffect(() => {
    void load(null);
    return () => {
      turn.current += 1;
    };
  }, [load]);

  return {
    items: items.value,
    problem: problem.value,
    busy: busy.value,
    more: next.value,
    loadMore: () => void load(next.value),
    /** Again what failed: the further page, or all from the top where the cursor no longer holds. */
    retry: () =>
      void load(items.value !== null && !problem.value?.code.startsWith("cursor_") ? next.value : null),
    refresh: () => void load(null),
  };
}

export type List = ReturnType<typeof useStatement>;

/** Which invoices are ticked. */
export function useSelection() {
  const selected = useSignal<ReadonlySet<string>>(new Set());
  return {
    selected: selected.value,
    toggle: (ids: readonly string[], on: boolean) => {
      const after = new Set(selected.value);
      for (const id of ids) {
        if (on && after.size < ZIP_LIMIT) {
          after.add(id);
        } else if (!on) {
          after.delete(id);
        }
      }
      selected.value = after;
    },
    clear: () => {
      selected.value = new Set();
    },
  };
}

export type Selection = ReturnType<typeof useSelection>;
