import type { TemplateParts } from "@ventanilla/api/console-types";
import type { Language } from "@ventanilla/i18n";

export type Parts = TemplateParts;
export type Part = keyof Parts;

/** The key of a template: message and language. */
export interface Place {
  readonly message: string;
  readonly language: Language;
}

export const parts = ["subject", "html", "text", "sms"] as const satisfies readonly Part[];

/** The parts of a message, by its channels. */
export const partsOf = (hasSms: boolean): readonly Part[] => (hasSms ? parts : parts.slice(0, 3));

export const same = (one: Parts, other: Parts): boolean => parts.every((part) => one[part] === other[part]);
