import { http, once } from "@ventanilla/api/console";
import { at } from "../place";
import { can } from "../session";

export interface FoundCustomer {
  readonly id: string;
  readonly name: string;
  /** What tells them from others of the same name. */
  readonly small: string;
}

/** Customers that begin with `text`; none where they may not be seen, or cannot be asked for just now. */
export async function findCustomers(text: string, most: number): Promise<readonly FoundCustomer[]> {
  if (!can("customers_read")) {
    return [];
  }
  const found = await once((signal) =>
    http.GET("/console/{tenant}/customers", {
      params: { path: at, query: { q: text, limit: most } },
      signal,
    }),
  );
  // While one types, a failure is not worth a notice: the list of customers says it.
  return found.ok
    ? found.value.items.map(({ id, name, number, document, email, phone }) => ({
        id,
        name,
        small: number ?? document ?? email ?? phone ?? "",
      }))
    : [];
}
