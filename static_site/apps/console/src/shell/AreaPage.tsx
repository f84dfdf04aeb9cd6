import type { Area } from "../area";
import { lazyPart, type Part } from "../kit/lazy";
import { needWords } from "../words";

const parts = new Map<Area, Part<object>>();

function partOf(area: Area): Part<object> {
  const known = parts.get(area);
  if (known !== undefined) {
    return known;
  }
  const made = lazyPart<object>(async () => {
    const [module] = await Promise.all([area.page(), needWords(area.path)]);
    return module.default;
  });
  parts.set(area, made);
  return made;
}

/** Fetches an area's code and words before it is opened. */
export const prefetchArea = (area: Area) => partOf(area).prefetch();

/** An area's page: a skeleton until its code and words are loaded, and a retry where that fails. */
export function AreaPage({ area }: { area: Area }) {
  const { Show } = partOf(area);
  return <Show />;
}
