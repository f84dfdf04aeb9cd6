import { type ReadonlySignal, useComputed, useSignal } from "@preact/signals";
import type { Template } from "@ventanilla/api/console-types";
import { type ActionState, announce, keepEdits, useAction } from "../../kit";
import { readTemplate, restoreTemplate, saveTemplate } from "./api";
import { type Part, type Parts, type Place, parts, same } from "./types";
import { say } from "./words";

/** A template being edited. */
export interface Draft {
  /** The last stored version that this page knows. */
  readonly stored: ReadonlySignal<Template>;
  /** The edited version. */
  readonly parts: ReadonlySignal<Parts>;
  readonly changed: ReadonlySignal<readonly Part[]>;
  /** The version saved by another user meanwhile, until the conflict is resolved. */
  readonly theirs: ReadonlySignal<Template | null>;
  readonly action: ActionState;
  readonly type: (part: Part, text: string) => void;
  readonly discard: () => void;
  readonly save: () => Promise<void>;
  /** Restores the standard text; resolves to whether that succeeded. */
  readonly restore: () => Promise<boolean>;
  readonly takeTheirs: () => void;
  /** Keeps the edits; saving then replaces the other user's version. */
  readonly keepMine: () => void;
}

export function useDraft(place: Place, first: Template): Draft {
  const stored = useSignal(first);
  const typed = useSignal<Parts>(first.current);
  const theirs = useSignal<Template | null>(null);
  const action = useAction();
  const changed = useComputed(() => parts.filter((part) => typed.value[part] !== stored.value.current[part]));

  const take = (template: Template) => {
    stored.value = template;
    typed.value = template.current;
    theirs.value = null;
    action.forget();
  };
  const settle = async (done: Template | null, said: string, sent: Parts): Promise<boolean> => {
    if (done !== null) {
      const now = keepEdits(sent, typed.peek(), done.current);
      take(done);
      typed.value = now;
      announce(said);
      return true;
    }
    if (action.problem.value?.code === "template_changed") {
      const now = await readTemplate(place);
      if (now.ok) {
        action.forget();
        theirs.value = now.value;
      }
    }
    return false;
  };
  return {
    stored,
    parts: typed,
    changed,
    theirs,
    action,
    type: (part, text) => {
      typed.value = { ...typed.value, [part]: text };
    },
    discard: () => {
      take(stored.value);
    },
    save: async () => {
      const sent = typed.peek();
      const done = await action.run(() => saveTemplate(place, sent, stored.value.version));
      await settle(done, say().saved, sent);
    },
    restore: async () => {
      const done = await action.run(() => restoreTemplate(place, stored.value.version));
      return settle(done, say().restored, typed.peek());
    },
    takeTheirs: () => {
      if (theirs.value !== null) {
        take(theirs.value);
      }
    },
    keepMine: () => {
      if (theirs.value !== null) {
        stored.value = theirs.value;
        theirs.value = null;
      }
      if (same(typed.value, stored.value.current)) {
        action.forget();
      }
    },
  };
}
