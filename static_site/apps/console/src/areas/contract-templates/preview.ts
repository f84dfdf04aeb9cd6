import { type ReadonlySignal, useSignal } from "@preact/signals";
import type { TemplatePreview } from "@ventanilla/api/contract-template-types";
import type { Problem } from "@ventanilla/api/problems";
import { useEffect, useRef } from "preact/hooks";
import { previewTemplate } from "./api";

const REST_MS = 700;

interface LivePreview {
  /** The latest successful preview, which stays while the text is incomplete. */
  readonly shown: ReadonlySignal<TemplatePreview | null>;
  /** Why the current text has no preview. */
  readonly problem: ReadonlySignal<Problem | null>;
  readonly busy: ReadonlySignal<boolean>;
}

/** Renders the document whenever typing pauses. */
export function usePreview(title: string, text: string): LivePreview {
  const shown = useSignal<TemplatePreview | null>(null);
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const turn = useRef(0);
  useEffect(() => {
    const mine = ++turn.current;
    if (title.trim() === "" || text.trim() === "") {
      busy.value = false;
      return;
    }
    busy.value = true;
    const ask = async () => {
      const result = await previewTemplate(title, text);
      if (mine !== turn.current) {
        return;
      }
      busy.value = false;
      problem.value = result.ok ? null : result.problem;
      if (result.ok) {
        shown.value = result.value;
      }
    };
    const timer = window.setTimeout(() => void ask(), shown.peek() === null ? 0 : REST_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [title, text, shown, problem, busy]);
  useEffect(
    () => () => {
      turn.current += 1;
    },
    [],
  );
  return { shown, problem, busy };
}
