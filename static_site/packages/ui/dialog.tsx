import "./styles/dialog.css";
import { words } from "@ventanilla/i18n";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Icon } from "./icons";

interface DialogProps {
  id: string;
  title: ComponentChildren;
  children: ComponentChildren;
  /** Below the scrolling part, always visible. */
  actions?: ComponentChildren;
  /** Called by Escape, the close button and a click outside; without it the dialog cannot be closed. */
  onClose?: (() => void) | undefined;
}

/** A modal dialog, open as long as it is rendered. Returns the focus when it closes. */
export function Dialog({ id, title, children, actions, onClose }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const leaving = useRef(false);

  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      leaving.current = true;
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) {
        before.focus();
      }
    };
  }, []);

  return (
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- Escape and the close button do the same by keyboard
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={`${id}-title`}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
      onClose={() => {
        // A second Escape in a row closes the dialog even if `cancel` is prevented.
        if (leaving.current) {
          return;
        }
        if (onClose) {
          onClose();
        } else {
          dialog.current?.showModal();
        }
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) {
          onClose?.();
        }
      }}
    >
      <div class="dialog-body">
        <div class="dialog-head">
          <h2 id={`${id}-title`} tabIndex={-1}>
            {title}
          </h2>
          {onClose && (
            <button
              type="button"
              class="button quiet icon-only"
              aria-label={words.value.actions.close}
              onClick={onClose}
            >
              <Icon name="close" />
            </button>
          )}
        </div>
        <div class="dialog-content">{children}</div>
        {actions && <div class="dialog-actions">{actions}</div>}
      </div>
    </dialog>
  );
}
