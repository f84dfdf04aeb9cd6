import { signal } from "@preact/signals";
import { fill, plural } from "./fill";
import { words } from "./words";

/** Where the tenant is, which decides how amounts and dates are written and what day it is. */
export const place = signal({ country: "AR", timeZone: "America/Argentina/Buenos_Aires" });

/** A time left in words: seconds below a minute and a half, whole minutes above. */
export function duration(seconds: number): string {
  const { time } = words.value;
  return seconds < 90 ? plural(time.seconds, seconds) : plural(time.minutes, Math.ceil(seconds / 60));
}

/** A countdown as digits, `0:29`. */
export function countdown(seconds: number): string {
  return fill("{m}:{s}", { m: Math.floor(seconds / 60), s: String(seconds % 60).padStart(2, "0") });
}
