import { type ReadonlySignal, useSignal } from "@preact/signals";
import type { TemplatePreview } from "@ventanilla/api/console-types";
import type { Problem } from "@ventanilla/api/problems";
import { useEffect, useRef } from "preact/hooks";
import { previewTemplate } from "./api";
import type { Parts, Place } from "./types";

const REST_MS = 350;

export interface LivePreview {
  /** The latest response; null until the first. */
  readonly found: ReadonlySignal<TemplatePreview | null>;
  /** The latest successful rendering, which stays while the text is incomplete. */
  readonly shown: ReadonlySignal<Parts | null>;
  readonly problem: ReadonlySignal<Problem | null>;
  readonly busy: ReadonlySignal<boolean>;
}

/** Renders the message whenever typing pauses. */
export function usePreview(place: Place, parts: Parts, customer: string | null): LivePreview {
  const found = useSignal<TemplatePreview | null>(null);
  const shown = useSignal<Parts | null>(null);
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(true);
  const turn = useRef(0);
  const { message, language } = place;

  useEffect(() => {
    const mine = ++turn.current;
    const ask = async () => {
      busy.value = true;
      const result = await previewTemplate({ message, language }, parts, customer);
      if (mine !== turn.current) {
        return;
      }
      busy.value = false;
      problem.value = result.ok ? null : result.problem;
      if (result.ok) {
        found.value = result.value;
        shown.value = result.value.rendered ?? shown.value;
      }
    };
    const timer = window.setTimeout(() => void ask(), found.peek() === null ? 0 : REST_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [message, language, parts, customer, found, shown, problem, busy]);
  useEffect(
    () => () => {
      turn.current += 1;
    },
    [],
  );
  return { found, shown, problem, busy };
}
