const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** What came back of something saved, but each part that was changed while it was on its way as it stands now. */
export function keepEdits<T extends object>(sent: T, now: T, back: T): T {
  const names = Object.keys(back) as (keyof T)[];
  return Object.fromEntries(
    names.map((name) => [name, same(sent[name], now[name]) ? back[name] : now[name]]),
  ) as T;
}
