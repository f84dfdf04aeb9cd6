import { describe, expect, it } from "vitest";
import {
  newContact,
  newDraft,
  theirsOver,
  typedSince,
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

describe("what is typed while the rest is being saved", () => {
  const ana = person("ana");

  it("stays, and all else is as it came back", () => {
    const saved = { ...draft(ana), number: "10.001" };
    const now = { ...saved, address: "Mitre 1" };
    const back = { ...saved, number: "10001" };
    expect(typedSince(saved, now, back)).toEqual({ ...back, address: "Mitre 1" });
    expect(typedSince(saved, saved, back)).toEqual(back);
  });

  it("is of the person whom the saving made, who is there once", () => {
    const made = { ...newContact(), name: "Bea" };
    const saved = draft(ana, made);
    const now = draft(ana, { ...made, name: "Beatriz" });
    const back = draft(ana, person("con_9", "Bea"));
    expect(names(typedSince(saved, now, back))).toEqual([
      ["ana", "ana"],
      ["con_9", "Beatriz"],
    ]);
  });

  it("may be another person, beside the one whom the saving made", () => {
    const made = { ...newContact(), name: "Bea" };
    const later = { ...newContact(), name: "Carla" };
    const back = draft(ana, person("con_9", "Bea"));
    expect(names(typedSince(draft(ana, made), draft(ana, made, later), back))).toEqual([
      ["ana", "ana"],
      ["con_9", "Bea"],
      [null, "Carla"],
    ]);
  });
});
