import { header, http } from "@ventanilla/api/console";
import type { Permission, Role } from "@ventanilla/api/console-types";
import type { IdempotencyHeader } from "../../kit";
import { at } from "../../address";
import { signedIn } from "../../session";

export interface Newcomer {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly language: "es" | "en" | "pt";
}

export interface Changes {
  readonly name: string;
  readonly role: Role;
  readonly extra_permissions: Permission[];
  readonly disabled: boolean;
  readonly version: number;
}

export const readTeam = () =>
  signedIn((signal) => http.GET("/console/{tenant}/team", { params: { path: at }, signal }));

export const inviteMember = (body: Newcomer, once: IdempotencyHeader) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/team", { params: { path: at, header: once }, body, signal }),
  );

export const changeMember = (staff_id: string, body: Changes) =>
  signedIn((signal) =>
    http.PUT("/console/{tenant}/team/{staff_id}", {
      params: { path: { ...at, staff_id }, header },
      body,
      signal,
    }),
  );

export const inviteAgain = (staff_id: string) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/team/{staff_id}/invite", {
      params: { path: { ...at, staff_id }, header },
      body: {},
      signal,
    }),
  );

export const resetSecondFactor = (staff_id: string) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/team/{staff_id}/second-factor/reset", {
      params: { path: { ...at, staff_id }, header },
      body: {},
      signal,
    }),
  );

export const changePolicy = (second_factor_required: boolean) =>
  signedIn((signal) =>
    http.PUT("/console/{tenant}/team-policy", {
      params: { path: at, header },
      body: { second_factor_required },
      signal,
    }),
  );
