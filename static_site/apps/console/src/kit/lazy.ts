import { lazyPart as lazy, type Part } from "@ventanilla/ui/lazy";
import type { ComponentType } from "preact";
import { shell } from "../words";
import { explainHere } from "./ProblemBox";

export type { Part } from "@ventanilla/ui/lazy";

/** Makes a component that is loaded when it is first rendered. */
export const lazyPart = <P extends object>(
  load: () => Promise<ComponentType<P>>,
  kind: "page" | "dialog" = "page",
): Part<P> => lazy(load, { kind, loading: () => shell().loading, explain: explainHere });
