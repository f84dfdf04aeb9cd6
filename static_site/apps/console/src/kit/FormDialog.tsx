import { Dialog } from "@ventanilla/ui/dialog";
import type { ComponentChildren, RefObject } from "preact";
import { shell } from "../words";

interface FormDialogProps {
  id: string;
  title: string;
  /** The label of the button that submits the form, and its label while `busy`. */
  submitLabel: string;
  busyLabel?: string;
  busy: boolean;
  form?: RefObject<HTMLFormElement>;
  /** Shown below the form, as the problem of the last request. */
  footer?: ComponentChildren;
  onSubmit: () => void;
  onClose: () => void;
  children: ComponentChildren;
}

/** A dialog with a form, a button that submits it, and one that cancels. */
export function FormDialog(props: FormDialogProps) {
  const { id, title, submitLabel, busyLabel, busy, form, footer, onSubmit, onClose, children } = props;
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
            class="button primary"
            aria-disabled={busy || undefined}
            onClick={() => onSubmit()}
          >
            {busy ? (busyLabel ?? kit.wait) : submitLabel}
          </button>
        </>
      }
    >
      <form
        {...(form && { ref: form })}
        class="stacked"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {children}
        {/* Submits the form by Enter. */}
        <button type="submit" hidden />
      </form>
      {footer}
    </Dialog>
  );
}
