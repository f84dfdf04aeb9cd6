import { expect, test } from "vitest";
import { changedPaths, withValue } from "../src/areas/portal/differences";

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
