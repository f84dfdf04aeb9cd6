import { describe, expect, test } from "vitest";
import enAttachments from "../locales/attachments/en.json";
import esAttachments from "../locales/attachments/es.json";
import ptAttachments from "../locales/attachments/pt.json";
import enContracts from "../locales/contracts/en.json";
import esContracts from "../locales/contracts/es.json";
import ptContracts from "../locales/contracts/pt.json";
import enNotices from "../locales/notices/en.json";
import esNotices from "../locales/notices/es.json";
import ptNotices from "../locales/notices/pt.json";
import enSigning from "../locales/signing/en.json";
import esSigning from "../locales/signing/es.json";
import ptSigning from "../locales/signing/pt.json";
import enAccount from "../locales/en.account.json";
import enPages from "../locales/en.pages.json";
import en from "../locales/en.json";
import esAccount from "../locales/es.account.json";
import esPages from "../locales/es.pages.json";
import es from "../locales/es.json";
import ptAccount from "../locales/pt.account.json";
import ptPages from "../locales/pt.pages.json";
import pt from "../locales/pt.json";

/** Every sentence by its path, e.g. `code.wrong.one`. */
function sentences(words: object, prefix = ""): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([name, value]: [string, unknown]) =>
      typeof value === "string"
        ? [[prefix + name, value] as const]
        : [...sentences(value as object, `${prefix}${name}.`)],
    ),
  );
}

const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

describe.each([
  ["en", es, en],
  ["pt", es, pt],
  ["en, signed in", esAccount, enAccount],
  ["pt, signed in", esAccount, ptAccount],
  ["en, further pages", esPages, enPages],
  ["pt, further pages", esPages, ptPages],
  ["en, attachments", esAttachments, enAttachments],
  ["pt, attachments", esAttachments, ptAttachments],
  ["en, signing", esSigning, enSigning],
  ["pt, signing", esSigning, ptSigning],
  ["en, notices", esNotices, enNotices],
  ["pt, notices", esNotices, ptNotices],
  ["en, contracts", esContracts, enContracts],
  ["pt, contracts", esContracts, ptContracts],
])("%s", (_, spanish, other) => {
  const expected = sentences(spanish);
  const actual = sentences(other);

  test("says all that Spanish says, and nothing else", () => {
    expect([...actual.keys()].sort()).toEqual([...expected.keys()].sort());
  });

  test("keeps every figure of a sentence", () => {
    for (const [path, text] of expected) {
      expect(placeholders(actual.get(path) ?? ""), path).toEqual(placeholders(text));
    }
  });
});

test.each([
  ["es", { door: es, esAccount, esPages, esAttachments, esContracts, esSigning }],
  ["en", { door: en, enAccount, enPages, enAttachments, enContracts, enSigning }],
  ["pt", { door: pt, ptAccount, ptPages, ptAttachments, ptContracts, ptSigning }],
])("%s speaks as a bank: calm, and without blanks", (_, words) => {
  for (const [path, text] of sentences(words)) {
    expect(text, path).not.toMatch(/[!¡]|ups|oops/i);
    expect(text.trim(), path).toBe(text);
    expect(text, path).not.toBe("");
  }
});
