import type { Area } from "../../area";

export const area: Area = {
  path: "me",
  icon: "people",
  menu: null,
  permission: null,
  page: () => import("./index"),
};
