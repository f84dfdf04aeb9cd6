import { useSignal } from "@preact/signals";
import { type Problem, problemOfFailure } from "@ventanilla/api/problems";
import { account, needPageWords } from "@ventanilla/i18n";
import { ProblemNotice } from "@ventanilla/ui/problem";
import { Skeleton } from "@ventanilla/ui/states";
import type { ComponentType } from "preact";
import { useCallback, useEffect } from "preact/hooks";

export interface Part<P> {
  /** The part itself, once it is here; until then grey bars, and a retry where it cannot be fetched. */
  readonly Show: ComponentType<P>;
  /** Fetches ahead of need. */
  readonly fetchAhead: () => void;
}

/** A part of the portal that is fetched when it is first looked at. */
export function lazyPart<P extends object>(
  kind: "page" | "dialog",
  fetchCode: () => Promise<ComponentType<P>>,
  needWords: () => Promise<void> = needPageWords,
): Part<P> {
  const load = async () => {
    const [loaded] = await Promise.all([fetchCode(), needWords()]);
    return loaded;
  };
  let part: ComponentType<P> | null = null;

  function Show(props: P) {
    const problem = useSignal<Problem | null>(null);
    const here = useSignal(part);
    const get = useCallback(() => {
      problem.value = null;
      load().then(
        (loaded) => {
          part = loaded;
          here.value = loaded;
        },
        (failure: unknown) => {
          problem.value = problemOfFailure(failure);
        },
      );
    }, [here, problem]);
    useEffect(() => {
      if (here.peek() === null) {
        get();
      }
    }, [here, get]);
    const Part = here.value;
    if (Part !== null) {
      return <Part {...props} />;
    }
    if (problem.value !== null) {
      return (
        <div class="part-problem">
          <ProblemNotice problem={problem.value} onRetry={get} />
        </div>
      );
    }
    // A dialog is there at once or a moment later; grey bars in its place would jump.
    return kind === "page" ? (
      <div class="card" role="status" aria-label={account().loading}>
        <Skeleton kind="row" count={6} />
      </div>
    ) : null;
  }

  const fetchAhead = () => {
    load().then(
      (loaded) => {
        part = loaded;
      },
      // Looking at it tries again and says so.
      () => undefined,
    );
  };
  return { Show, fetchAhead };
}
