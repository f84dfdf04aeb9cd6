import type { Area } from "../../area";

export const area: Area = {
  path: "messages",
  icon: "edit",
  menu: "setup",
  permission: "templates",
  page: () => import("./index"),
  settings: () => import("./settings"),
};
