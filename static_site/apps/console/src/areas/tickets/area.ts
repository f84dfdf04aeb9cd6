import type { Area } from "../../area";

export const area: Area = {
  path: "tickets",
  icon: "ticket",
  menu: "work",
  permission: "tickets_read",
  module: "tickets",
  page: () => import("./index"),
  search: { rank: 1, load: () => import("./search") },
};
