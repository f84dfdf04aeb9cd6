import type { SettingEntry, SettingsIndex } from "./kit/setting-entries";
import { type AreaName, areaNames, areaPath } from "./place";
import { needWords } from "./words";

const files = import.meta.glob<{ default: SettingsIndex }>("./areas/*/settings-index.ts");

/** The address of what is below an area: another page of it, or a place on its own. */
const hrefOf = (area: AreaName, to: string) => `${areaPath(area)}${to.startsWith("#") ? "" : "/"}${to}`;

/** Every setting of these areas with its address; what cannot be fetched is left out. */
export async function findSettings(
  areas: readonly AreaName[],
): Promise<readonly (SettingEntry & { readonly area: AreaName; readonly href: string })[]> {
  const found = await Promise.allSettled(
    areas.map(async (area) => {
      const load = files[`./areas/${area}/settings-index.ts`];
      if (load === undefined) {
        return [];
      }
      const [module] = await Promise.all([load(), needWords(area)]);
      return module.default().map((entry) => ({ ...entry, area, href: hrefOf(area, entry.to) }));
    }),
  );
  return found.flatMap((one) => (one.status === "fulfilled" ? one.value : []));
}

/** Where a setting is mended: at its own address where its area names one, else in its area. */
export async function settingHref(area: string, id: string): Promise<string> {
  const name = areaNames.find((one) => one === area) ?? "home";
  const entries = await findSettings([name]);
  return entries.find((entry) => entry.id === id)?.href ?? areaPath(name);
}
