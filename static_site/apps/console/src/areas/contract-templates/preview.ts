import { type ReadonlySignal, useSignal } from "@preact/signals";
import type { TemplatePreview } from "@ventanilla/api/contract-template-types";
import type { Problem } from "@ventanilla/api/problems";
import { useEffect, useRef } from "preact/hooks";
import { previewTemplate } from "./api";

const REST_MS = 700;

interface LivePreview {
  /** The newest that could be made: it stays in view while something is half typed. */
  readonly shown: ReadonlySignal<TemplatePreview | null>;
  /** Why what is typed now cannot be. */
  readonly problem: ReadonlySignal<Problem | null>;
  readonly busy: ReadonlySignal<boolean>;
}

/** How the document looks, asked for anew when typing rests. */
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
