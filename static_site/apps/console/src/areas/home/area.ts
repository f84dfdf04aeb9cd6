import type { Area } from "../../area";

export const area: Area = {
  path: "home",
  icon: "home",
  menu: "work",
  permission: null,
  page: () => import("./index"),
};
