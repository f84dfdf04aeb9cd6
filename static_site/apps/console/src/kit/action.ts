import { type ReadonlySignal, useSignal } from "@preact/signals";
import type { Problem, Result } from "@ventanilla/api/problems";
import { useCallback } from "preact/hooks";

/** Something that a press does at the server. */
export interface ActionState {
  readonly busy: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<Problem | null>;
  /** Does it, unless it is being done; gives what came back, or null where it failed (`problem` says why). */
  readonly run: <T>(call: () => Promise<Result<T>>) => Promise<T | null>;
  readonly forget: () => void;
}

/** One act at a time, with what went wrong in the last one. */
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
