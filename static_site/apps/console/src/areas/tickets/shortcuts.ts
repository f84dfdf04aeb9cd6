import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { undismiss, isDismissed, dismiss } from "../../preferences";

const NAME = "ticket-keys";

/** Whether single-letter shortcuts are on; dictation software and unsteady hands need them off. */
export const shortcutsOn = signal(!isDismissed(NAME));

export function setShortcuts(on: boolean): void {
  shortcutsOn.value = on;
  (on ? undismiss : dismiss)(NAME);
}

const writing = (target: EventTarget | null) =>
  target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;

/** Runs shortcuts by letter, except while typing or in a dialog. */
export function useShortcuts(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const act = latest.current[event.key];
      if (
        act === undefined ||
        !(shortcutsOn.value || event.key === "?") ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        event.repeat ||
        writing(event.target) ||
        document.querySelector("dialog[open]") !== null
      ) {
        return;
      }
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}

/** Focuses the link of the next or previous row. */
export function focusRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>("#content .row-link")];
  const at = rows.findIndex((row) => row.closest("tr, li")?.contains(document.activeElement));
  const next = at < 0 ? 0 : Math.min(Math.max(at + step, 0), rows.length - 1);
  rows[next]?.focus();
}
