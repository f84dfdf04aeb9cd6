import type { Area } from "../../area";

export const area: Area = {
  path: "imports",
  icon: "upload",
  menu: "setup",
  permission: "imports",
  page: () => import("./index"),
};
