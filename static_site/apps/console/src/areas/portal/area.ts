import type { Area } from "../../area";

export const area: Area = {
  path: "portal",
  icon: "window",
  menu: "setup",
  permission: "portal_read",
  page: () => import("./index"),
  settings: () => import("./settings"),
};
