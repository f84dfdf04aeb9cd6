import { http } from "@ventanilla/api/console";
import { at } from "../../address";
import { can, signedIn } from "../../session";

/** The customers with one kind of data issue. */
export const readAffectedCustomers = (kind: string, cursor: string | null) =>
  signedIn((signal) =>
    http.GET("/console/{tenant}/checks/{kind}/customers", {
      params: { path: { ...at, kind }, query: cursor === null ? {} : { cursor } },
      signal,
    }),
  );

export const readSettings = () =>
  signedIn((signal) => http.GET("/console/{tenant}/settings", { params: { path: at }, signal }));

/** The first customer; null without the permission. */
export const readFirstCustomer = async () =>
  can("customers_read")
    ? signedIn((signal) =>
        http.GET("/console/{tenant}/customers", { params: { path: at, query: { limit: 1 } }, signal }),
      )
    : null;

/** The team; null without the permission. */
export const readTeam = async () =>
  can("team")
    ? signedIn((signal) => http.GET("/console/{tenant}/team", { params: { path: at }, signal }))
    : null;
