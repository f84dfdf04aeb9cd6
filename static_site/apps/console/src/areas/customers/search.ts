import { http, once } from "@ventanilla/api/console";
import { at } from "../../address";
import type { Search } from "../../area";

/** Finds customers whose name, number or contact data begin with the text. */
export const search: Search = async (text, limit) => {
  const found = await once((signal) =>
    http.GET("/console/{tenant}/customers", { params: { path: at, query: { q: text, limit } }, signal }),
  );
  // The palette shows no errors while typing; the list of customers does.
  return found.ok
    ? found.value.items.map(({ id, name, number, document, email, phone }) => ({
        id,
        label: name,
        detail: number ?? document ?? email ?? phone ?? "",
      }))
    : [];
};
