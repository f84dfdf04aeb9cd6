import { type ReadonlySignal, useSignal } from "@preact/signals";
import type { Problem, Result } from "@ventanilla/api/problems";
import { useCallback } from "preact/hooks";

/** A request that a user triggers. */
export interface ActionState {
  readonly busy: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<Problem | null>;
  /** Runs the request unless one is running. Resolves to its value, or null on failure, for which see `problem`. */
  readonly run: <T>(call: () => Promise<Result<T>>) => Promise<T | null>;
  readonly forget: () => void;
}

/** Runs one request at a time and holds the problem of the last one. */
export function useAction(): ActionState {
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const run = useCallback(
    async <T>(call: () => Promise<Result<T>>): Promise<T | null> => {
      if (busy.peek()) {
        return null;
      }
      busy.value = true;
      problem.value = null;
      const result = await call();
      busy.value = false;
      if (result.ok) {
        return result.value;
      }
      problem.value = result.problem;
      return null;
    },
    [busy, problem],
  );
  const forget = useCallback(() => {
    problem.value = null;
  }, [problem]);
  return { busy, problem, run, forget };
}
