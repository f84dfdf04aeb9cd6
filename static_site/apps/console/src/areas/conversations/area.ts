import type { Area } from "../../area";

export const area: Area = {
  path: "conversations",
  icon: "mail",
  menu: "work",
  permission: "tickets_read",
  module: "messages",
  page: () => import("./index"),
};
