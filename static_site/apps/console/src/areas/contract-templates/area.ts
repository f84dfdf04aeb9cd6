import type { Area } from "../../area";

export const area: Area = {
  path: "contract-templates",
  icon: "file",
  menu: "setup",
  permission: "contracts_read",
  module: "contracts",
  page: () => import("./index"),
};
