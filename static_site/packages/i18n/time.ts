import { signal } from "@preact/signals";
import { fill, plural } from "./fill";
import { words } from "./words";

/** The tenant's country and time zone, for formats and dates. */
export const place = signal({ country: "AR", timeZone: "America/Argentina/Buenos_Aires" });

/** A duration in words: seconds below 90, whole minutes above. */
export function duration(seconds: number): string {
  const { time } = words.value;
  return seconds < 90 ? plural(time.seconds, seconds) : plural(time.minutes, Math.ceil(seconds / 60));
}

/** A countdown as digits, `0:29`. */
export function countdown(seconds: number): string {
  return fill("{m}:{s}", { m: Math.floor(seconds / 60), s: String(seconds % 60).padStart(2, "0") });
}
