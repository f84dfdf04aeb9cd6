import type { Permission } from "@ventanilla/api/console-types";
import type { ModuleName } from "@ventanilla/api/portal-types";
import type { IconName } from "@ventanilla/ui/icons";
import type { ComponentType } from "preact";
import { type AreaName, areaPath } from "./address";
import { can, has } from "./session";
import { needWords } from "./words";

/** A setting as the palette and the list of issues link to it. */
export interface SettingEntry {
  /** The path of the setting, such as `branding.colour`, by which the issues name it. */
  readonly id: string;
  readonly label: string;
  /** The part of the page that it is in, shown small next to it. */
  readonly group?: string;
  /** Synonyms that the palette also matches. */
  readonly words?: string;
  /** Its address below the area: `look#branding.colour`. */
  readonly to: string;
}

/** What a search in an area's data found. */
export interface SearchHit {
  readonly id: string;
  readonly label: string;
  /** What distinguishes it from others with the same label. */
  readonly detail: string;
}

/** Searches an area's data; empty when nothing matches or the request fails. */
export type Search = (text: string, limit: number) => Promise<readonly SearchHit[]>;

/** An area of the console, as its folder's `area.ts` declares it. */
export interface Area {
  /** The first part of its address, the key of its name in the shell's words, and the name of its own words. */
  readonly path: AreaName;
  readonly icon: IconName;
  /** Where the menu lists it: daily work first, then setup; null for what is reached otherwise. */
  readonly menu: "work" | "setup" | null;
  /** The permission that opening it takes; null for everyone. */
  readonly permission: Permission | null;
  /** The module it belongs to: until that is contracted, the area only offers to request it. */
  readonly module?: ModuleName;
  readonly page: () => Promise<{ readonly default: ComponentType }>;
  /** Its settings; the area's words are loaded before the inner function is called. */
  readonly settings?: () => Promise<{ readonly settings: () => readonly SettingEntry[] }>;
  /** Its search; a hit's page is `<area>/<id>`. The palette lists results by `rank`. */
  readonly search?: { readonly rank: number; readonly load: () => Promise<{ readonly search: Search }> };
}

/** A setting with its area and full address. */
export interface FoundSetting extends SettingEntry {
  readonly area: AreaName;
  readonly href: string;
}

/** A search hit with its area and full address. */
export interface FoundHit extends SearchHit {
  readonly area: AreaName;
  readonly href: string;
}

let areas: readonly Area[] = [];

/** Sets the areas of the console. `main.tsx` does this, so that pages can use them without importing each other. */
export function registerAreas(all: readonly Area[]): void {
  areas = all;
}

export const findArea = (path: string): Area | undefined => areas.find((area) => area.path === path);

/** The areas that the signed-in staff member may open, in the order of the menu. */
export const visibleAreas = (): readonly Area[] =>
  areas.filter(({ permission }) => permission === null || can(permission));

/** Whether the tenant has contracted the area's module. */
export const isContracted = ({ module }: Area): boolean => module === undefined || has(module);

const settingHref = (area: AreaName, to: string) => `${areaPath(area)}${to.startsWith("#") ? "" : "/"}${to}`;

async function readSettings({ path, settings }: Area): Promise<readonly FoundSetting[]> {
  if (settings === undefined) {
    return [];
  }
  const [loaded] = await Promise.all([settings(), needWords(path)]);
  return loaded.settings().map((entry) => ({ ...entry, area: path, href: settingHref(path, entry.to) }));
}

async function inAll<T>(find: (area: Area) => Promise<readonly T[]>, within: readonly Area[]): Promise<T[]> {
  const found = await Promise.allSettled(within.map(find));
  return found.flatMap((one) => (one.status === "fulfilled" ? one.value : []));
}

/** The settings of all visible areas, except those that fail to load. */
export const findSettings = () => inAll(readSettings, visibleAreas());

/** The address of a setting; the area's own address where it does not declare the setting. */
export async function findSettingHref(area: string, id: string): Promise<string> {
  const found = findArea(area);
  if (found === undefined) {
    return areaPath("home");
  }
  const entries = await inAll(readSettings, [found]);
  return entries.find((entry) => entry.id === id)?.href ?? areaPath(found.path);
}

/** Searches the data of all visible areas whose module is contracted. */
export function searchAreas(text: string, limit: number): Promise<readonly FoundHit[]> {
  const searched = visibleAreas()
    .filter((area) => isContracted(area) && area.search !== undefined)
    .sort((one, other) => (one.search?.rank ?? 0) - (other.search?.rank ?? 0));
  return inAll(async ({ path, search }) => {
    const loaded = await search?.load();
    const hits = (await loaded?.search(text, limit)) ?? [];
    return hits.map((hit) => ({ ...hit, area: path, href: areaPath(path, hit.id) }));
  }, searched);
}
