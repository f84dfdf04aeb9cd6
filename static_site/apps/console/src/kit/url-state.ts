import { useLocation } from "preact-iso";
import { readAddress } from "../address";

type Filter = Readonly<Record<string, string>>;

/**
 * The filter of a list, kept in the address: `useUrlState({ q: "", state: "all" })` returns the value of each key in
 * the address, else the default here, and a function that changes some of them. Defaults are not written to the address.
 */
export function useUrlState<F extends Filter>(
  without: F,
): [F, (changes: Partial<F>, push?: boolean) => void] {
  const { path, query, route } = useLocation();
  const state = Object.fromEntries(
    Object.entries(without).map(([name, value]) => [name, query[name] ?? value]),
  ) as F;
  const change = (changes: Partial<F>, push = false) => {
    const next = new URLSearchParams(query);
    for (const [name, value] of Object.entries(changes as Filter)) {
      if (value === without[name]) {
        next.delete(name);
      } else {
        next.set(name, value);
      }
    }
    const text = next.toString();
    route(text === "" ? path : `${path}?${text}`, !push);
  };
  return [state, change];
}

/** The parts of the address below the area: `/console/demo/customers/cus_1/accounts` gives `["cus_1", "accounts"]`. */
export function useAreaPath(): readonly string[] {
  return readAddress(useLocation().path).rest.slice(1);
}
