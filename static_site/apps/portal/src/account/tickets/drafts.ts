import { type Signal, signal } from "@preact/signals";

/** What is being written and not sent yet, by ticket; it outlives the dialog and a session that ends. */
const texts = new Map<string, Signal<string>>();

/** The text that is being written in a ticket, or (`new`) for a new one. */
export function draftOf(ticket: string): Signal<string> {
  let text = texts.get(ticket);
  if (text === undefined) {
    text = signal("");
    texts.set(ticket, text);
  }
  return text;
}
