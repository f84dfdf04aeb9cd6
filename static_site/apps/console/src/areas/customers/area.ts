import type { Area } from "../../area";

export const area: Area = {
  path: "customers",
  icon: "people",
  menu: "work",
  permission: "customers_read",
  page: () => import("./index"),
  search: { rank: 2, load: () => import("./search") },
};
