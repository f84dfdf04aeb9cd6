import { useSignal } from "@preact/signals";
import { type Problem, problemOfFailure } from "@ventanilla/api/problems";
import type { ComponentType } from "preact";
import { useCallback, useEffect } from "preact/hooks";
import { explain, ProblemNotice } from "./problem";
import { Skeleton } from "./states";

/** A component whose code is fetched when it is first rendered. */
export interface Part<P> {
  /** The component once it is loaded; until then a placeholder, and a retry where loading fails. */
  readonly Show: ComponentType<P>;
  /** Loads it before it is rendered. */
  readonly prefetch: () => void;
}

interface LazyOptions {
  /** A dialog has no placeholder: it opens a moment later, and a skeleton in its place would jump. */
  readonly kind?: "page" | "dialog";
  /** The label of the placeholder. */
  readonly loading: () => string;
  /** Describes why loading failed, where the app has its own sentences. */
  readonly explain?: (problem: Problem) => string;
}

/** Makes a component that is loaded when it is first rendered. `load` also fetches what the component needs. */
export function lazyPart<P extends object>(
  load: () => Promise<ComponentType<P>>,
  { kind = "page", loading, explain: say = explain }: LazyOptions,
): Part<P> {
  let loaded: ComponentType<P> | null = null;
  const get = async () => {
    loaded = await load();
    return loaded;
  };

  function Show(props: P) {
    const problem = useSignal<Problem | null>(null);
    const component = useSignal(loaded);
    const fetchIt = useCallback(() => {
      problem.value = null;
      get().then(
        (found) => {
          component.value = found;
        },
        (failure: unknown) => {
          problem.value = problemOfFailure(failure);
        },
      );
    }, [component, problem]);
    useEffect(() => {
      if (component.peek() === null) {
        fetchIt();
      }
    }, [component, fetchIt]);
    const Component = component.value;
    if (Component !== null) {
      return <Component {...props} />;
    }
    if (problem.value !== null) {
      return (
        <div class="part-problem">
          <ProblemNotice problem={problem.value} says={say(problem.value)} onRetry={fetchIt} />
        </div>
      );
    }
    return kind === "page" ? (
      <div class="card" role="status" aria-label={loading()}>
        <Skeleton kind="row" count={6} />
      </div>
    ) : null;
  }

  // A failure is not reported here: rendering the component tries again and shows it.
  const prefetch = () => void get().catch(() => undefined);
  return { Show, prefetch };
}
