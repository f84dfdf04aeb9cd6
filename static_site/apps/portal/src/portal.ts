import { place } from "@ventanilla/i18n";
import { readConfig } from "./config";

/** The tenant whose portal this page is. */
export const config = readConfig();

place.value = { country: config.country, timeZone: config.time_zone };

/** The address of one of this portal's pages. */
export function path(page: "" | "cuenta" | "mas" | "accesos" = ""): string {
  return `/${config.slug}/${page}`;
}
