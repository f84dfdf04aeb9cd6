import type { Area } from "../area";
import { area as audit } from "./audit/area";
import { area as contracts } from "./contracts/area";
import { area as contractTemplates } from "./contract-templates/area";
import { area as conversations } from "./conversations/area";
import { area as customers } from "./customers/area";
import { area as deliveries } from "./deliveries/area";
import { area as home } from "./home/area";
import { area as imports } from "./imports/area";
import { area as me } from "./me/area";
import { area as messages } from "./messages/area";
import { area as portal } from "./portal/area";
import { area as team } from "./team/area";
import { area as ticketModel } from "./ticket-model/area";
import { area as tickets } from "./tickets/area";

/** All areas of the console, in the order of its menu. */
export const areas: readonly Area[] = [
  home,
  customers,
  tickets,
  conversations,
  contracts,
  portal,
  messages,
  ticketModel,
  contractTemplates,
  imports,
  deliveries,
  team,
  audit,
  me,
];
