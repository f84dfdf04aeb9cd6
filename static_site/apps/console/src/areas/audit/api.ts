import { header, http } from "@ventanilla/api/console";
import { at } from "../../address";
import { signedIn } from "../../session";

/** The filter of the log; days are `YYYY-MM-DD` in the business's time zone, both included. */
export interface AuditFilter {
  readonly actor?: string;
  readonly act?: string;
  readonly target?: string;
  readonly since?: string;
  readonly until?: string;
}

export const readAudit = (filter: AuditFilter, cursor: string | null) =>
  signedIn((signal) =>
    http.GET("/console/{tenant}/audit", {
      params: { path: at, query: { ...filter, ...(cursor === null ? {} : { cursor }) } },
      signal,
    }),
  );

export const makeAuditFile = (body: AuditFilter) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/audit/files", { params: { path: at, header }, body, signal }),
  );

export const readTeam = () =>
  signedIn((signal) => http.GET("/console/{tenant}/team", { params: { path: at }, signal }));
