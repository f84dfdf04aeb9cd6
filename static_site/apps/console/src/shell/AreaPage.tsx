import { useSignal } from "@preact/signals";
import { type Problem, problemOfFailure } from "@ventanilla/api/problems";
import { Skeleton } from "@ventanilla/ui/states";
import type { ComponentType } from "preact";
import { useCallback, useEffect } from "preact/hooks";
import { ProblemBox } from "../kit/ProblemBox";
import type { AreaName } from "../place";
import { needWords, shell } from "../words";
import { areaModules } from "./areas";

const here = new Map<AreaName, ComponentType>();

async function load(name: AreaName): Promise<ComponentType> {
  const [module] = await Promise.all([areaModules[name]?.(), needWords(name)]);
  if (module === undefined) {
    throw new Error(`there is no area ${name}`);
  }
  here.set(name, module.default);
  return module.default;
}

/** Fetches an area ahead of need. */
export function fetchAhead(name: AreaName): void {
  // Looking at it tries again and says so.
  load(name).catch(() => undefined);
}

/** An area: grey bars until its code and its words are here, and a retry where they cannot be fetched. */
export function AreaPage({ name }: { name: AreaName }) {
  const problem = useSignal<Problem | null>(null);
  const loaded = useSignal<ComponentType | null>(here.get(name) ?? null);
  const get = useCallback(() => {
    problem.value = null;
    load(name).then(
      (component) => {
        // A component is a function, which a setter must not call.
        loaded.value = component;
      },
      (failure: unknown) => {
        problem.value = problemOfFailure(failure);
      },
    );
  }, [name, loaded, problem]);
  useEffect(() => {
    if (loaded.peek() === null) {
      get();
    }
  }, [get, loaded]);
  const Area = loaded.value;
  if (Area !== null) {
    return <Area />;
  }
  if (problem.value !== null) {
    return <ProblemBox problem={problem.value} onRetry={get} />;
  }
  return (
    <div class="card" role="status" aria-label={shell().loading}>
      <Skeleton kind="row" count={6} />
    </div>
  );
}
