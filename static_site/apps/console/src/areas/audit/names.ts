import { signal } from "@preact/signals";
import { type AreaName, areaPath } from "../../address";
import { can } from "../../session";
import { visibleAreas } from "../../area";
import { readTeam } from "./api";
import { say } from "./words";

/** What people of the team are called, by their ids: the log itself names those whom something was done to by id only. */
const people = signal<ReadonlyMap<string, string>>(new Map());

/** Fetches the names of the team, for whom may see them. */
export async function loadPeople(): Promise<void> {
  if (can("team")) {
    const team = await readTeam();
    if (team.ok) {
      people.value = new Map(team.value.items.map(({ id, name }) => [id, name]));
    }
  }
}

/** Everybody of the team who is known here. */
export const knownPeople = () => people.value;

/** What was done, in a sentence; an act that has none yet by its own name. */
export function actName(act: string): string {
  return (say().act as Readonly<Partial<Record<string, string>>>)[act] ?? act;
}

/** What it was done to: `customer:cus_…` is a customer, by its id. */
export function targetName(target: string): string {
  const [kind = "", ...rest] = target.split(":");
  const id = rest.join(":");
  const person = people.value.get(id);
  if (person !== undefined) {
    return person;
  }
  const name = (say().targets as Readonly<Partial<Record<string, string>>>)[kind];
  if (name === undefined) {
    return target;
  }
  return id === "" ? name : `${name} ${id}`;
}

/** Where what it was done to can be looked at, by whom may see it; null where it has no page of its own. */
export function targetHref(target: string): string | null {
  const [kind = "", ...rest] = target.split(":");
  const id = rest.join(":");
  const places: Readonly<Partial<Record<string, { readonly area: AreaName; readonly rest: string[] }>>> = {
    customer: { area: "customers", rest: [id] },
    staff: { area: "team", rest: [id] },
    team: { area: "team", rest: [] },
    settings: { area: "portal", rest: ["versions"] },
    modules: { area: "portal", rest: [] },
    module: { area: "portal", rest: [] },
    message: { area: "messages", rest: id.split("/") },
    import: { area: "imports", rest: [id] },
    delivery: { area: "deliveries", rest: [] },
    suppression: { area: "deliveries", rest: [] },
  };
  const place = places[kind];
  const seen = place !== undefined && visibleAreas().some(({ path }) => path === place.area);
  return seen ? areaPath(place.area, ...place.rest) : null;
}

/** The kinds of acts, which are the words before the dot. */
export const actKinds = (): readonly (readonly [string, string])[] => Object.entries(say().kinds);
