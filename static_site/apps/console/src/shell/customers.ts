import { http } from "@ventanilla/api/console";
import { at } from "../place";
import { can, signedIn } from "../session";

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
  const found = await signedIn((signal) =>
    http.GET("/console/{tenant}/customers", {
      params: { path: at, query: { q: text, limit: most } },
      signal,
    }),
  );
  return found.ok
    ? found.value.items.map(({ id, name, number, document, email }) => ({
        id,
        name,
        small: document ?? number ?? email ?? "",
      }))
    : [];
}
