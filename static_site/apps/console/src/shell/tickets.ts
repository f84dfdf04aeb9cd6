import { http, once } from "@ventanilla/api/console";
import { at } from "../place";
import { can, has } from "../session";

export interface FoundTicket {
  readonly id: string;
  readonly name: string;
  /** Whose it is. */
  readonly small: string;
}

/** Tickets with the number, or with the words, that were typed; none where they cannot be asked for just now. */
export async function findTickets(text: string, most: number): Promise<readonly FoundTicket[]> {
  if (!can("tickets_read") || !has("tickets")) {
    return [];
  }
  const found = await once((signal) =>
    http.GET("/console/{tenant}/tickets", { params: { path: at, query: { q: text, limit: most } }, signal }),
  );
  return found.ok
    ? found.value.items.slice(0, most).map(({ ticket_id, number, subject, customer_name }) => ({
        id: ticket_id,
        name: `#${number} ${subject}`,
        small: customer_name,
      }))
    : [];
}
