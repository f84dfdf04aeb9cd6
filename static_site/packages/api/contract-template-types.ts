import type { components } from "./schema";

type Schemas = components["schemas"];

export type ContractTemplates = Schemas["ContractTemplates"];
export type ContractTemplateRow = Schemas["ContractTemplateRow"];
export type ContractTemplate = Schemas["ContractTemplateOut"];
export type ContractTag = Schemas["ContractTagOut"];
export type TemplatePreview = Schemas["ContractTemplatePreviewOut"];

/** The request body of a template. */
export interface TemplateDraft {
  readonly name: string;
  readonly title: string;
  readonly text: string;
  readonly message: string;
  readonly roles: readonly { readonly staff_id: string }[];
  readonly in_order: boolean;
  readonly due_days: number;
}
