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

describe("concurrent edits of the contacts of a customer", () => {
  const [ana, bea] = [person("ana"), person("bea")];

  it("keep the additions of both", () => {
    const mine = { ...newContact(), name: "Mía" };
    const merged = theirsOver(draft(ana), draft(ana, mine), draft(ana, bea));
    expect(names(merged)).toEqual([
      ["ana", "ana"],
      [null, "Mía"],
      ["bea", "bea"],
    ]);
  });

  it("remove a contact that one removed and the other left unchanged", () => {
    expect(names(theirsOver(draft(ana, bea), draft(ana, bea), draft(ana)))).toEqual([["ana", "ana"]]);
    expect(names(theirsOver(draft(ana, bea), draft(bea), draft(ana, bea)))).toEqual([["bea", "bea"]]);
  });

  it("keep a contact that was changed here and removed there", () => {
    const merged = theirsOver(draft(ana, bea), draft(ana, person("bea", "Beatriz")), draft(ana));
    expect(names(merged)).toEqual([
      ["ana", "ana"],
      [null, "Beatriz"],
    ]);
  });

  it("merge both, and keep this side where both changed the same", () => {
    const base = draft(ana, bea);
    const mine = draft(person("ana", "Mía"), bea);
    const theirs = draft(person("ana", "Ajena"), person("bea", "Ajena"));
    expect(names(theirsOver(base, mine, theirs))).toEqual([
      ["ana", "Mía"],
      ["bea", "Ajena"],
    ]);
  });
});

describe("edits made while saving", () => {
  const ana = person("ana");

  it("are kept, and all else is as returned", () => {
    const saved = { ...draft(ana), number: "10.001" };
    const now = { ...saved, address: "Mitre 1" };
    const back = { ...saved, number: "10001" };
    expect(typedSince(saved, now, back)).toEqual({ ...back, address: "Mitre 1" });
    expect(typedSince(saved, saved, back)).toEqual(back);
  });

  it("apply to the contact that saving created, without a duplicate", () => {
    const made = { ...newContact(), name: "Bea" };
    const saved = draft(ana, made);
    const now = draft(ana, { ...made, name: "Beatriz" });
    const back = draft(ana, person("con_9", "Bea"));
    expect(names(typedSince(saved, now, back))).toEqual([
      ["ana", "ana"],
      ["con_9", "Beatriz"],
    ]);
  });

  it("may add a contact next to the one that saving created", () => {
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
