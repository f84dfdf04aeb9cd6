/** The areas of the console, in the order of its menu: work first, then what is set up; one's own page is reached by one's name. */
export const areaNames = [
  "home",
  "customers",
  "tickets",
  "conversations",
  "contracts",
  "portal",
  "messages",
  "ticket-model",
  "contract-templates",
  "imports",
  "deliveries",
  "team",
  "audit",
  "me",
] as const;
export type AreaName = (typeof areaNames)[number];

const SLUG = /^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$/;

export const isSlug = (text: string | undefined): text is string => text !== undefined && SLUG.test(text);

/** `/console/<slug>/<rest…>` in its parts, decoded; `slug` is null where the address names no business. */
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

/** The business whose console this page is; the page is loaded anew for another one. */
export const slug = readAddress(window.location.pathname).slug;

/** What API calls name the business by. */
export const at = { tenant: slug ?? "" };

/** The address of a page of an area: `areaPath("customers", id)`. */
export function areaPath(area: AreaName, ...rest: string[]): string {
  return ["/console", at.tenant, area, ...rest.map(encodeURIComponent)].join("/");
}

export const isArea = (name: string | undefined): name is AreaName =>
  (areaNames as readonly unknown[]).includes(name);
