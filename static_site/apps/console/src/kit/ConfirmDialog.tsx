import type { Problem } from "@ventanilla/api/problems";
import { Dialog } from "@ventanilla/ui/dialog";
import type { ComponentChildren } from "preact";
import { shell } from "../words";
import { ProblemBox, type Sentences } from "./ProblemBox";

interface ConfirmProps {
  id: string;
  title: string;
  /** What will happen, and whether it can be undone. */
  children: ComponentChildren;
  /** The verb on the button. */
  confirm: string;
  danger?: boolean;
  busy?: boolean;
  problem?: Problem | null;
  sentences?: Sentences | undefined;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks for confirmation of an action that is not easily undone. */
export function ConfirmDialog(props: ConfirmProps) {
  const { id, title, children, confirm, danger, busy, problem, sentences, onConfirm, onClose } = props;
  const { kit } = shell();
  return (
    <Dialog
      id={id}
      title={title}
      onClose={onClose}
      actions={
        <>
          <button type="button" class="button" onClick={onClose}>
            {kit.cancel}
          </button>
          <button
            type="button"
            class={danger ? "button danger" : "button primary"}
            aria-disabled={busy ? true : undefined}
            onClick={() => !busy && onConfirm()}
          >
            {busy ? kit.wait : confirm}
          </button>
        </>
      }
    >
      <div class="stacked">{children}</div>
      {problem && <ProblemBox problem={problem} sentences={sentences} onRetry={onConfirm} />}
    </Dialog>
  );
}
