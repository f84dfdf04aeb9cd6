import type { Area } from "../../area";

export const area: Area = {
  path: "contracts",
  icon: "edit",
  menu: "work",
  permission: "contracts_read",
  module: "contracts",
  page: () => import("./index"),
};
