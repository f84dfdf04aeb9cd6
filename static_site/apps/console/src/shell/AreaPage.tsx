import { type Part, lazyPart } from "../kit/lazy";
import { type AreaName, areaNames } from "../place";
import { needWords } from "../words";
import { areaModules } from "./areas";

const parts = Object.fromEntries(
  areaNames.map((name) => [
    name,
    lazyPart(async () => {
      const [module] = await Promise.all([areaModules[name]?.(), needWords(name)]);
      if (module === undefined) {
        throw new Error(`there is no area ${name}`);
      }
      return module.default;
    }),
  ]),
) as Record<AreaName, Part<object>>;

/** Fetches an area ahead of need. */
export const fetchAhead = (name: AreaName) => parts[name].fetchAhead();

/** An area: grey bars until its code and its words are here, and a retry where they cannot be fetched. */
export function AreaPage({ name }: { name: AreaName }) {
  const { Show } = parts[name];
  return <Show />;
}
