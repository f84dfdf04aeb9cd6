/** A cookie that scripts may read, or null; null also where the browser keeps cookies from this frame. */
export function readCookie(name: string): string | null {
  try {
    const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`));
    return found === undefined ? null : found.slice(name.length + 1);
  } catch {
    return null;
  }
}

/** Keeps `value` for a year in this site's partition; where cookies are blocked it is simply not kept. */
export function writeCookie(name: string, value: string): void {
  try {
    document.cookie = `${name}=${value}; Path=/; Secure; SameSite=None; Partitioned; Max-Age=31536000`;
  } catch {
    // A sandboxed frame may not even try; the preference then lasts as long as the page.
  }
}

/** Takes away a cookie of this site that scripts may read. */
export function dropCookie(name: string): void {
  try {
    document.cookie = `${name}=; Path=/; Secure; SameSite=None; Partitioned; Max-Age=0`;
  } catch {
    // Where none could be set there is none to take away.
  }
}
