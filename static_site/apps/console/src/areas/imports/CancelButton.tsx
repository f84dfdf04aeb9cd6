import { useSignal } from "@preact/signals";
import type { Import } from "@ventanilla/api/imports-types";
import { announce, ConfirmDialog, useAction } from "../../kit";
import { tellImport } from "./api";
import { say } from "./words";

/** Cancels an import, after a confirmation. */
export function CancelButton({ one, onChange }: { one: Import; onChange: (next: Import) => void }) {
  const asking = useSignal(false);
  const action = useAction();
  const words = say();
  const cancel = async () => {
    const next = await action.run(() => tellImport(one.id, "cancel"));
    if (next !== null) {
      asking.value = false;
      announce(words.cancelled);
      onChange(next);
    }
  };
  return (
    <>
      <button type="button" class="button" onClick={() => (asking.value = true)}>
        {words.cancel}
      </button>
      {asking.value && (
        <ConfirmDialog
          id="cancel-import"
          title={words.cancel_title}
          confirm={words.cancel}
          danger
          busy={action.busy.value}
          problem={action.problem.value}
          sentences={words.errors}
          onConfirm={() => void cancel()}
          onClose={() => (asking.value = false)}
        >
          <p>{one.state === "running" ? words.cancel_running : words.cancel_text}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
