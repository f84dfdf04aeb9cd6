import type { Problem } from "@ventanilla/api/problems";
import { plural } from "@ventanilla/i18n";
import { shell } from "../words";
import { useLeaveGuard } from "./leave-guard";
import { ProblemBox, type Sentences } from "./ProblemBox";

interface SaveBarProps {
  /** The names of the changed parts; nothing is shown while it is empty. */
  changes: readonly string[];
  busy: boolean;
  problem?: Problem | null;
  sentences?: Sentences;
  /** The label of the button, by default "Guardar". */
  save?: string;
  onSave: () => void;
  onDiscard: () => void;
}

/** The bar of unsaved changes at the foot of the page. Also asks before the page is left. */
export function SaveBar({ changes, busy, problem, sentences, save, onSave, onDiscard }: SaveBarProps) {
  const { kit } = shell();
  useLeaveGuard(changes.length > 0);
  return (
    <div class="save-bar" hidden={changes.length === 0 && !problem}>
      {problem && <ProblemBox problem={problem} sentences={sentences} onRetry={onSave} />}
      <div class="save-bar-row">
        <p role="status">
          {changes.length > 0 && (
            <>
              <strong>{plural(kit.changes, changes.length)}</strong>{" "}
              <span class="soft">{changes.join(", ")}</span>
            </>
          )}
        </p>
        <button
          type="button"
          class="button"
          aria-disabled={busy || undefined}
          onClick={() => !busy && onDiscard()}
        >
          {kit.discard}
        </button>
        <button
          type="button"
          class="button primary"
          aria-disabled={busy || undefined}
          onClick={() => !busy && onSave()}
        >
          {busy ? kit.saving : (save ?? kit.save)}
        </button>
      </div>
    </div>
  );
}
