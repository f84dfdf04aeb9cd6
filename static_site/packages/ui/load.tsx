import { type ReadonlySignal, useSignal } from "@preact/signals";
import type { Problem, Result } from "@ventanilla/api/problems";
import { useCallback, useEffect, useRef } from "preact/hooks";

/** A value being loaded. */
export interface Load<T> {
  readonly value: ReadonlySignal<T | null>;
  readonly problem: ReadonlySignal<Problem | null>;
  readonly busy: ReadonlySignal<boolean>;
  readonly reload: () => void;
}

/** Loads on first render and whenever `key` changes; the previous value stays until the new one is loaded. */
export function useLoad<T>(key: string, call: () => Promise<Result<T>>): Load<T> {
  const value = useSignal<T | null>(null);
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(true);
  const turn = useRef(0);
  const latest = useRef(call);
  latest.current = call;

  const reload = useCallback(async () => {
    const mine = ++turn.current;
    busy.value = true;
    problem.value = null;
    const result = await latest.current();
    if (mine !== turn.current) {
      return;
    }
    busy.value = false;
    if (result.ok) {
      value.value = result.value;
    } else {
      problem.value = result.problem;
    }
  }, [value, problem, busy]);

  useEffect(() => {
    void reload();
    return () => {
      turn.current += 1;
    };
  }, [key, reload]);

  return { value, problem, busy, reload: () => void reload() };
}
