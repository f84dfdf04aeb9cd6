import { type Signal, signal } from "@preact/signals";

/** For whose eyes something is written. */
export type Mode = "reply" | "note";

const texts = new Map<string, Signal<string>>();

/** What is being written in a ticket and not sent yet; it outlives the page of the ticket, not a reload. */
export function draftOf(ticket_id: string, mode: Mode): Signal<string> {
  const place = `${ticket_id} ${mode}`;
  let text = texts.get(place);
  if (text === undefined) {
    text = signal("");
    texts.set(place, text);
  }
  return text;
}
