import { useSignal } from "@preact/signals";
import { type Problem, problemOfFailure } from "@ventanilla/api/problems";
import { Skeleton } from "@ventanilla/ui/states";
import type { ComponentType } from "preact";
import { useCallback, useEffect } from "preact/hooks";
import { shell } from "../words";
import { ProblemBox } from "./ProblemBox";

export interface Part<P> {
  /** The part itself, once it is here; until then grey bars, and a retry where it cannot be fetched. */
  readonly Show: ComponentType<P>;
  /** Fetches ahead of need. */
  readonly fetchAhead: () => void;
}

/** A part that is fetched when it is first looked at. `kind` is what stands in its place until then. */
export function lazyPart<P extends object>(
  load: () => Promise<ComponentType<P>>,
  kind: "page" | "dialog" = "page",
): Part<P> {
  let part: ComponentType<P> | null = null;
  const get = async () => {
    part = await load();
    return part;
  };

  function Show(props: P) {
    const problem = useSignal<Problem | null>(null);
    const here = useSignal(part);
    const fetchIt = useCallback(() => {
      problem.value = null;
      get().then(
        (loaded) => {
          here.value = loaded;
        },
        (failure: unknown) => {
          problem.value = problemOfFailure(failure);
        },
      );
    }, [here, problem]);
    useEffect(() => {
      if (here.peek() === null) {
        fetchIt();
      }
    }, [here, fetchIt]);
    const Here = here.value;
    if (Here !== null) {
      return <Here {...props} />;
    }
    if (problem.value !== null) {
      return <ProblemBox problem={problem.value} onRetry={fetchIt} />;
    }
    // A dialog is there at once or a moment later; grey bars in its place would jump.
    return kind === "page" ? (
      <div class="card" role="status" aria-label={shell().loading}>
        <Skeleton kind="row" count={6} />
      </div>
    ) : null;
  }

  // Looking at it tries again and says so.
  const fetchAhead = () => void get().catch(() => undefined);
  return { Show, fetchAhead };
}
