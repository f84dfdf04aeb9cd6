import type { Area } from "../../area";

export const area: Area = {
  path: "team",
  icon: "team",
  menu: "setup",
  permission: "team",
  page: () => import("./index"),
};
