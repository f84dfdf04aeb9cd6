import { expect, test } from "vitest";
import { changedPaths, changesOver, withValue } from "../src/areas/portal/differences";

const settings = {
  name: "Acme",
  support: null,
  currencies: ["ARS"],
  branding: { colour: "#0b6e4f", typeface: "system" },
};

test("what differs is told by path, and lists whole, as the API does", () => {
  const changed = {
    ...settings,
    currencies: ["ARS", "USD"],
    branding: { ...settings.branding, colour: "#000000" },
    support: { email: "" },
  };
  expect(changedPaths(settings, changed).sort()).toEqual(["branding.colour", "currencies", "support"]);
  expect(changedPaths(settings, structuredClone(settings))).toEqual([]);
});

test("a value is put at its path and nothing else changes", () => {
  const changed = withValue(settings, "branding.colour", "#ffffff");
  expect(changed.branding).toEqual({ colour: "#ffffff", typeface: "system" });
  expect(settings.branding.colour).toBe("#0b6e4f");
  expect(changedPaths(settings, changed)).toEqual(["branding.colour"]);
});

test("what was not there is made on the way", () => {
  expect(withValue(settings, "support.email", "a@b.example").support).toEqual({ email: "a@b.example" });
});

test("what was changed while the rest was being saved stays, over what came back", () => {
  const now = { ...settings, name: "Acme S. A.", branding: { ...settings.branding, typeface: "inter" } };
  const back = {
    ...settings,
    currencies: ["ARS", "UYU"],
    branding: { ...settings.branding, colour: "#0b6e4e" },
  };
  expect(changesOver(settings, now, back)).toEqual({
    name: "Acme S. A.",
    support: null,
    currencies: ["ARS", "UYU"],
    branding: { colour: "#0b6e4e", typeface: "inter" },
  });
  expect(changesOver(settings, settings, back)).toEqual(back);
});
