import type shell from "@ventanilla/i18n/locales/console/es.shell.json";

/** The path of an area, which is also the key of its name in the shell's words. */
export type AreaName = keyof (typeof shell)["areas"];

const SLUG = /^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$/;

export const isSlug = (text: string | undefined): text is string => text !== undefined && SLUG.test(text);

/** Splits `/console/<slug>/<rest…>`, decoded; `slug` is null where the address names no business. */
export function readAddress(path: string): { slug: string | null; rest: readonly string[] } {
  const [, , slug, ...rest] = path.split("/").map((part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  });
  return { slug: isSlug(slug) ? slug : null, rest: rest.filter((part) => part !== "") };
}

/** The business of this page. Another business means another page load. */
export const slug = readAddress(window.location.pathname).slug;

/** Path parameters of every API call. */
export const at = { tenant: slug ?? "" };

/** The address of a page of an area: `areaPath("customers", id)`. */
export function areaPath(area: AreaName, ...rest: string[]): string {
  return ["/console", at.tenant, area, ...rest.map(encodeURIComponent)].join("/");
}
