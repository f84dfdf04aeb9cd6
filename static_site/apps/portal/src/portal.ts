import { place } from "@ventanilla/i18n";
import { readConfig } from "./config";

/** The tenant whose portal this page is. */
export const config = readConfig();

place.value = { country: config.country, timeZone: config.time_zone };

/** The pages below the portal's address. */
export type PageName =
  "" | "cuenta" | "tickets" | "mensajes" | "contratos" | "avisos" | "avisos/preferencias" | "mas" | "accesos";

/** The address of one of this portal's pages. */
export function path(page: PageName = ""): string {
  return `/${config.slug}/${page}`;
}
