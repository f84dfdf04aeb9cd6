/** The paths of all values that differ. Objects are compared by key; a list is one value, as in the API. */
export function changedPaths(before: object, after: object, under = ""): string[] {
  const [one, other] = [before, after] as [Record<string, unknown>, Record<string, unknown>];
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return names.flatMap((name) => {
    const [was, is, path] = [one[name], other[name], under + name];
    if (isObject(was) && isObject(is)) {
      return changedPaths(was, is, `${path}.`);
    }
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [path];
  });
}

/** The value at a path. */
const valueAt = (document: object, path: string): unknown =>
  path.split(".").reduce<unknown>((at, name) => (at as Record<string, unknown> | null)?.[name], document);

/** The saved document with the edits made while it was being saved. */
export const changesOver = <T extends object>(sent: T, now: T, back: T): T =>
  changedPaths(sent, now).reduce((into, path) => withValue(into, path, valueAt(now, path)), back);

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A copy of the document with another value at a path. */
export function withValue<T extends object>(document: T, path: string, value: unknown): T {
  const [name = "", ...rest] = path.split(".");
  const inner = (document as Record<string, unknown>)[name];
  const changed = rest.length === 0 ? value : withValue(isObject(inner) ? inner : {}, rest.join("."), value);
  return { ...document, [name]: changed };
}
