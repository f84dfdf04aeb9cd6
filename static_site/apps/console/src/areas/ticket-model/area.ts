import type { Area } from "../../area";

export const area: Area = {
  path: "ticket-model",
  icon: "filter",
  menu: "setup",
  permission: "ticket_model",
  module: "tickets",
  page: () => import("./index"),
};
