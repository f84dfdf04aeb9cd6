import type { Area } from "../../area";

export const area: Area = {
  path: "audit",
  icon: "log",
  menu: "setup",
  permission: "audit",
  page: () => import("./index"),
};
