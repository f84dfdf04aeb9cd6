import type { Area } from "../../area";

export const area: Area = {
  path: "deliveries",
  icon: "send",
  menu: "setup",
  permission: "deliveries",
  page: () => import("./index"),
  settings: () => import("./settings"),
};
