import { describe, expect, it } from "vitest";
import {
  newContact,
  newDraft,
  theirsOver,
  type Draft,
  type DraftContact,
} from "../src/areas/customers/draft";

const person = (id: string, name = id): DraftContact => ({
  key: id,
  id,
  name,
  emails: [`${id}@a.example`],
  phones: [],
});
const draft = (...contacts: DraftContact[]): Draft => ({ ...newDraft(), name: "Ana", contacts });
const names = ({ contacts }: Draft) => contacts.map(({ id, name }) => [id, name]);

describe("two who change the people of one customer", () => {
  const [ana, bea] = [person("ana"), person("bea")];

  it("keep whom each of them added", () => {
    const mine = { ...newContact(), name: "Mía" };
    const merged = theirsOver(draft(ana), draft(ana, mine), draft(ana, bea));
    expect(names(merged)).toEqual([
      ["ana", "ana"],
      [null, "Mía"],
      ["bea", "bea"],
    ]);
  });

  it("take out whom either took out and nobody changed", () => {
    expect(names(theirsOver(draft(ana, bea), draft(ana, bea), draft(ana)))).toEqual([["ana", "ana"]]);
    expect(names(theirsOver(draft(ana, bea), draft(bea), draft(ana, bea)))).toEqual([["bea", "bea"]]);
  });

  it("lose nothing of somebody who was changed here and taken out there", () => {
    const merged = theirsOver(draft(ana, bea), draft(ana, person("bea", "Beatriz")), draft(ana));
    expect(names(merged)).toEqual([
      ["ana", "ana"],
      [null, "Beatriz"],
    ]);
  });

  it("have each the change of the other, and their own where both changed the same", () => {
    const base = draft(ana, bea);
    const mine = draft(person("ana", "Mía"), bea);
    const theirs = draft(person("ana", "Ajena"), person("bea", "Ajena"));
    expect(names(theirsOver(base, mine, theirs))).toEqual([
      ["ana", "Mía"],
      ["bea", "Ajena"],
    ]);
  });
});
