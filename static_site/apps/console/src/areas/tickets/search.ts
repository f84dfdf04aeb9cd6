import { http, once } from "@ventanilla/api/console";
import { at } from "../../address";
import type { Search } from "../../area";

/** Finds tickets by number or words. */
export const search: Search = async (text, limit) => {
  const found = await once((signal) =>
    http.GET("/console/{tenant}/tickets", { params: { path: at, query: { q: text, limit } }, signal }),
  );
  return found.ok
    ? found.value.items.slice(0, limit).map(({ ticket_id, number, subject, customer_name }) => ({
        id: ticket_id,
        label: `#${number} ${subject}`,
        detail: customer_name,
      }))
    : [];
};
