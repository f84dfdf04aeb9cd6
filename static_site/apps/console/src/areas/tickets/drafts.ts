import { type Signal, signal } from "@preact/signals";

/** Who can read a text: the customer, or staff only. */
export type Mode = "reply" | "note";

const texts = new Map<string, Signal<string>>();

/** The unsent text of a ticket, kept until the page is reloaded. */
export function draftOf(ticket_id: string, mode: Mode): Signal<string> {
  const place = `${ticket_id} ${mode}`;
  let text = texts.get(place);
  if (text === undefined) {
    text = signal("");
    texts.set(place, text);
  }
  return text;
}
