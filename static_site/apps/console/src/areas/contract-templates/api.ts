import { header, http } from "@ventanilla/api/console";
import type { TemplateDraft } from "@ventanilla/api/contract-template-types";
import type { IdempotencyHeader } from "../../kit";
import { at } from "../../address";
import { signedIn } from "../../session";

export const readTemplates = () =>
  signedIn((signal) => http.GET("/console/{tenant}/contract-templates", { params: { path: at }, signal }));

export const readTemplate = (template_id: string) =>
  signedIn((signal) =>
    http.GET("/console/{tenant}/contract-templates/{template_id}", {
      params: { path: { ...at, template_id } },
      signal,
    }),
  );

const bodyOf = (draft: TemplateDraft, version: number) => ({ ...draft, roles: [...draft.roles], version });

export const makeTemplate = (draft: TemplateDraft, once: IdempotencyHeader) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/contract-templates", {
      params: { path: at, header: once },
      body: bodyOf(draft, 0),
      signal,
    }),
  );

export const changeTemplate = (template_id: string, draft: TemplateDraft, version: number) =>
  signedIn((signal) =>
    http.PUT("/console/{tenant}/contract-templates/{template_id}", {
      params: { path: { ...at, template_id }, header },
      body: bodyOf(draft, version),
      signal,
    }),
  );

export const removeTemplate = (template_id: string) =>
  signedIn((signal) =>
    http.DELETE("/console/{tenant}/contract-templates/{template_id}", {
      params: { path: { ...at, template_id }, header },
      signal,
    }),
  );

export const previewTemplate = (title: string, text: string) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/contract-templates/preview", {
      params: { path: at, header },
      body: { title, text },
      signal,
    }),
  );

export const makeContract = (
  customer_id: string,
  template_id: string,
  values: Readonly<Record<string, string>>,
  once: IdempotencyHeader,
) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/contract-templates/contracts", {
      params: { path: at, header: once },
      body: { customer_id, template_id, values },
      signal,
    }),
  );

/** The team members, who may sign for the business. */
export const readTeam = () =>
  signedIn((signal) => http.GET("/console/{tenant}/tickets/options", { params: { path: at }, signal }));
