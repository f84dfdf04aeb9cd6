const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Merges a saved object with the edits made while it was being saved. */
export function keepEdits<T extends object>(sent: T, now: T, back: T): T {
  const names = Object.keys(back) as (keyof T)[];
  return Object.fromEntries(
    names.map((name) => [name, same(sent[name], now[name]) ? back[name] : now[name]]),
  ) as T;
}
