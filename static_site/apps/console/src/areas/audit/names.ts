import { signal } from "@preact/signals";
import { type AreaName, areaPath } from "../../address";
import { can } from "../../session";
import { visibleAreas } from "../../area";
import { readTeam } from "./api";
import { say } from "./words";

/** The names of the team by id: the log names the targets of actions by id only. */
const people = signal<ReadonlyMap<string, string>>(new Map());

/** Loads the names of the team, if the staff member may see them. */
export async function loadPeople(): Promise<void> {
  if (can("team")) {
    const team = await readTeam();
    if (team.ok) {
      people.value = new Map(team.value.items.map(({ id, name }) => [id, name]));
    }
  }
}

/** The names of the team that are loaded. */
export const knownPeople = () => people.value;

/** The sentence for an action, or its code if there is none. */
export function actName(act: string): string {
  return (say().act as Readonly<Partial<Record<string, string>>>)[act] ?? act;
}

/** The name of a target: `customer:cus_…` is a customer, by id. */
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

/** The address of a target's page; null if there is none or the staff member may not see it. */
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

/** The kinds of actions: the part before the dot. */
export const actKinds = (): readonly (readonly [string, string])[] => Object.entries(say().kinds);
