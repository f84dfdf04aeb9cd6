import { useLocation } from "preact-iso";

/** What the address holds besides the page: filters, the invoice that is open. */
export type Query = Readonly<Record<string, string>>;

/** The address's query, and a way to change parts of it; an empty value takes its key away. */
export function useQuery(): [Query, (changes: Query, replace?: boolean) => void] {
  const { path, query, route } = useLocation();
  const change = (changes: Query, replace = false) => {
    const next = new URLSearchParams({ ...query, ...changes });
    for (const [name, value] of [...next]) {
      if (value === "") {
        next.delete(name);
      }
    }
    const text = next.toString();
    route(text === "" ? path : `${path}?${text}`, replace);
  };
  return [query, change];
}
