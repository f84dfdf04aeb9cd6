type Writable = HTMLInputElement | HTMLTextAreaElement;

const isWritable = (element: Element | null): element is Writable =>
  element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement;

/** Inserts text at the cursor of a field, replacing the selection, and puts the cursor after it. */
export function insertAtCursor(field: Element | null, text: string): boolean {
  if (!isWritable(field)) {
    return false;
  }
  const start = field.selectionStart ?? field.value.length;
  field.focus();
  field.setRangeText(text, start, field.selectionEnd ?? start);
  field.setSelectionRange(start + text.length, start + text.length);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  return true;
}
