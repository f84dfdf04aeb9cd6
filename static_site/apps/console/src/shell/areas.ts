import type { Permission } from "@ventanilla/api/console-types";
import type { ModuleName } from "@ventanilla/api/portal-types";
import type { Icon } from "@ventanilla/ui/icons";
import type { ComponentType } from "preact";
import { type AreaName, areaNames } from "../place";
import { can } from "../session";

interface Area {
  readonly name: AreaName;
  readonly icon: Parameters<typeof Icon>[0]["name"];
  /** What its readers need; home is everybody's. */
  readonly needs: Permission | null;
  /** The module that it is of; where that is not contracted, the area says so and nothing else. */
  readonly module?: ModuleName;
  /** Whether it is reached by other ways than the menu. */
  readonly aside?: boolean;
}

const all: Readonly<Record<AreaName, Omit<Area, "name">>> = {
  home: { icon: "home", needs: null },
  customers: { icon: "people", needs: "customers_read" },
  tickets: { icon: "ticket", needs: "tickets_read", module: "tickets" },
  conversations: { icon: "mail", needs: "tickets_read", module: "messages" },
  "ticket-model": { icon: "filter", needs: "ticket_model", module: "tickets" },
  portal: { icon: "window", needs: "portal_read" },
  messages: { icon: "edit", needs: "templates" },
  contracts: { icon: "edit", needs: "contracts_read", module: "contracts" },
  "contract-templates": { icon: "file", needs: "contracts_read", module: "contracts" },
  deliveries: { icon: "send", needs: "deliveries" },
  imports: { icon: "upload", needs: "imports" },
  team: { icon: "team", needs: "team" },
  audit: { icon: "log", needs: "audit" },
  me: { icon: "people", needs: null, aside: true },
};

const modules = import.meta.glob<{ default: ComponentType }>("../areas/*/index.tsx");

/** Fetches an area's component. */
export const areaModules = Object.fromEntries(
  areaNames.flatMap((name) => {
    const load = modules[`../areas/${name}/index.tsx`];
    return load === undefined ? [] : [[name, load]];
  }),
) as Partial<Record<AreaName, () => Promise<{ default: ComponentType }>>>;

/** The areas that there are and that whoever is signed in may see. */
export const areasInSight = (): readonly Area[] =>
  areaNames
    .filter((name) => name in areaModules)
    .map((name) => ({ name, ...all[name] }))
    .filter(({ needs }) => needs === null || can(needs));

/** Whether an area is what staff do all day, as against what is set up once and then looked after. */
export const isWork = (name: AreaName): boolean => areaNames.indexOf(name) < areaNames.indexOf("portal");
