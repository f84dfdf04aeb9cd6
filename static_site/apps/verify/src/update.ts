/**
 * Tells what was added to a file after one of its signatures.
 *
 * What a later seal writes is known, so that is all that passes: fields that were there, empty, are filled in, and what
 * says so is brought up to date. Nothing is searched for traces of tampering; whatever else is there is a change.
 */

import { History, type PdfObject, readObjectAt, readTable, tableOf } from "./history";
import { skipBlank } from "./pdf";
import {
  type Dictionary,
  isDictionary,
  NotReadable,
  references,
  same,
  spell,
  target,
  type Value,
} from "./values";

type Bytes = Uint8Array<ArrayBuffer>;

/** Whether a later signature may bring along a field of its own: one that is not seen, or any. */
export type NewField = "unseen" | "any";

/**
 * What the part of a file changes that nobody may change there: numbers of objects, and names of what else is not as
 * it should be. Undefined where that cannot be told.
 */
export async function changedObjects(
  bytes: Bytes,
  text: string,
  from: number,
  to: number,
  newField: NewField,
): Promise<string[] | undefined> {
  try {
    const before = await History.read(bytes, text, from);
    const after = await History.read(bytes, text, to);
    const { ids, faults } = readUpdate(before, after, text, from, to);
    const update = new Update(before, after, ids, await before.referrers(), newField);
    return [...new Set([...faults, ...(await update.changes())])];
  } catch {
    return undefined; // whatever a reader stumbles upon
  }
}

interface Part {
  /** Where each object begins, and whether a table names it. */
  objects: Map<number, { id: number; listed: boolean }>;
  tables: Set<number>;
}

/** A part of the file that is nothing but objects, their tables, and where these are. */
function readPart(text: string, from: number, to: number): Part {
  const part: Part = { objects: new Map(), tables: new Set() };
  let at = skipBlank(text, from);
  while (at < to) {
    const start = at;
    if (text.startsWith("xref", at)) {
      part.tables.add(start);
      at = readTable(text, at).end;
    } else if (text.startsWith("startxref", at)) {
      const found = /^startxref[\0\t\n\f\r ]+(\d{1,10})[\0\t\n\f\r ]+%%EOF/.exec(text.slice(at, at + 64));
      if (found === null || !part.tables.has(Number(found[1]))) throw new NotReadable();
      at += found[0].length;
    } else {
      const { id, object, end } = readObjectAt(text, at);
      const isTable = typeOf(object) === "/XRef";
      if (isTable) part.tables.add(start);
      part.objects.set(start, { id, listed: isTable });
      at = end;
    }
    at = skipBlank(text, at);
  }
  return part;
}

/** Which objects an update writes, and where its tables are not those of an update that only adds. */
function readUpdate(
  before: History,
  after: History,
  text: string,
  from: number,
  to: number,
): { ids: number[]; faults: string[] } {
  const part = readPart(text, from, to);
  const added = after.sections.filter((one) => one.start >= from);
  const faults: string[] = [];
  const ids = new Set<number>();
  const list = (id: number, at: number) => {
    const object = part.objects.get(at);
    if (object?.id !== id) faults.push(String(id));
    else object.listed = true;
  };
  added.forEach(({ start, trailer, places }, number) => {
    // One after the other they lead to the table of the revision before, past none of them.
    const next = added[number + 1]?.start ?? tableOf(text, from);
    if (!part.tables.has(start) || trailer.get("Prev") !== String(next)) faults.push("Prev");
    if (trailer.has("XRefStm")) faults.push("XRefStm");
    for (const key of ["Root", "Info", "Encrypt"]) {
      if (!same(trailer.get(key), before.trailer.get(key))) faults.push(key);
    }
    for (const [id, place] of places) {
      if (place === "free") {
        if (before.has(id)) faults.push(String(id));
        continue;
      }
      ids.add(id);
      list("at" in place ? id : place.container, "at" in place ? place.at : after.offset(place.container));
    }
  });
  // What no table names, a reader that mends files finds all the same.
  if (added.length === 0 || [...part.objects.values()].some((one) => !one.listed)) faults.push("xref");
  return { ids: [...ids], faults };
}

/** What the catalogue of a document may be given: proof of certificates, and what is known of the file. */
const CATALOG = ["DSS", "Extensions", "Version", "Metadata"];
const INFORMATION = ["ModDate", "Producer"];

/** The fields that an update fills in, and those that it brings along. */
interface Fields {
  filled: Set<number>;
  added: Set<number>;
}

class Update {
  constructor(
    private readonly before: History,
    private readonly after: History,
    private readonly ids: readonly number[],
    private readonly referrers: ReadonlyMap<number, ReadonlySet<number>>,
    private readonly newField: NewField,
  ) {}

  async changes(): Promise<string[]> {
    const root = target(this.before.trailer.get("Root")) ?? -1;
    const catalog = (await this.before.get(root))?.value;
    if (!isDictionary(catalog)) throw new NotReadable();
    const { filled, added, signed } = await this.fields();
    const proof = await this.proof(root, catalog);
    const changed = signed === 1 ? [] : ["V"];
    for (const id of this.ids) {
      const [old, now] = [await this.before.get(id), await this.after.get(id)];
      if (now === undefined) throw new NotReadable();
      if (["/XRef", "/ObjStm"].includes(typeOf(now))) continue;
      const may =
        old === undefined
          ? // What has been named all along, without being there, is no place for something new.
            !this.referrers.has(id)
          : isSame(old, now) ||
            filled.has(id) ||
            proof.has(id) ||
            (await this.mayBecome(id, old, now, { root, catalog, added }));
      if (!may) changed.push(String(id));
    }
    return changed;
  }

  private async mayBecome(
    id: number,
    old: PdfObject,
    now: PdfObject,
    about: { root: number; catalog: Dictionary; added: ReadonlySet<number> },
  ): Promise<boolean> {
    const { root, catalog, added } = about;
    if (id === root) return this.catalogMayBecome(old, now, added);
    if (id === target(this.before.trailer.get("Info"))) return differOnly(old, now, INFORMATION);
    if (id === target(catalog.get("Metadata"))) return now.isStream && this.isOnlyOf(id, root, catalog);
    if (id === target(catalog.get("AcroForm"))) return formGrew(old.value, now.value, added);
    if (typeOf(old) === "/Page") {
      return differOnly(old, now, ["Annots"]) && grew(old.value, now.value, "Annots", added);
    }
    return listGrew(old.value, now.value, added);
  }

  private async catalogMayBecome(
    old: PdfObject,
    now: PdfObject,
    added: ReadonlySet<number>,
  ): Promise<boolean> {
    if (!isDictionary(old.value) || !isDictionary(now.value)) return false;
    const [before, after] = [old.value.get("AcroForm"), now.value.get("AcroForm")];
    if (same(before, after)) return differOnly(old, now, CATALOG);
    if (target(before) !== undefined) return false;
    const form = await this.after.follow(after);
    return differOnly(old, now, [...CATALOG, "AcroForm"]) && formGrew(before ?? new Map(), form, added);
  }

  /** The fields that are filled in as a seal does it, and how many of them are signed. */
  private async fields(): Promise<Fields & { signed: number }> {
    const found = { filled: new Set<number>(), added: new Set<number>(), signed: 0 };
    const marks: { id: number; name: string }[] = [];
    const names: string[] = [];
    for (const id of this.ids) {
      const [old, now] = [await this.before.get(id), await this.after.get(id)];
      if (!isDictionary(now?.value) || now.value.get("Subtype") !== "/Widget") continue;
      const name = spell(now.value.get("T")).slice(0, -1);
      if (this.isSignature(old, now)) {
        (old === undefined ? found.added : found.filled).add(id);
        if (now.value.has("V")) names.push(name);
        if (this.before.has(target(now.value.get("V")) ?? -1)) throw new NotReadable();
      } else if (old !== undefined && isMark(old, now)) {
        marks.push({ id, name });
      }
    }
    // Each signer's marks are called by the name of their signature.
    for (const { id, name } of marks) {
      if (names.some((one) => name.startsWith(`${one}2d`))) found.filled.add(id);
    }
    return { ...found, signed: names.length };
  }

  private isSignature(old: PdfObject | undefined, now: PdfObject): boolean {
    if (!isDictionary(now.value) || now.value.get("FT") !== "/Sig") return false;
    if (old === undefined) return this.mayBeAdded(now.value);
    return isDictionary(old.value) && !old.value.has("V") && differOnly(old, now, ["V", "AP"]);
  }

  private mayBeAdded(field: Dictionary): boolean {
    const place = field.get("Rect");
    if (!Array.isArray(place) || place.length !== 4 || field.has("Kids")) return false;
    const isUnseen = place[0] === place[2] && place[1] === place[3];
    return isUnseen || this.newField === "any";
  }

  /** What proves certificates: all that the catalogue names for it, and nothing else does. */
  private async proof(root: number, catalog: Dictionary): Promise<Set<number>> {
    const others = new Set(
      [...catalog].flatMap(([key, value]) => (key === "DSS" ? [] : [...references(value)])),
    );
    const found = new Set<number>();
    const pending = [...references(catalog.get("DSS"))];
    for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
      if (found.has(id) || id === root) continue;
      found.add(id);
      pending.push(...references((await this.before.get(id))?.value));
    }
    const isForeign = (id: number) =>
      others.has(id) ||
      id === target(this.before.trailer.get("Info")) ||
      [...(this.referrers.get(id) ?? [])].some((by) => by !== root && !found.has(by));
    for (let size = -1; size !== found.size;) {
      size = found.size;
      for (const id of found) if (isForeign(id)) found.delete(id);
    }
    return found;
  }

  private isOnlyOf(id: number, root: number, catalog: Dictionary): boolean {
    const named = [...references(catalog)].filter((one) => one === id);
    return named.length === 1 && [...(this.referrers.get(id) ?? [])].every((by) => by === root);
  }
}

function typeOf({ value }: PdfObject): string {
  const type = isDictionary(value) ? value.get("Type") : undefined;
  return typeof type === "string" ? type : "";
}

function isSame(old: PdfObject, now: PdfObject): boolean {
  return old.body === now.body || (!old.isStream && !now.isStream && same(old.value, now.value));
}

/** A button that nobody can push, which gets what it shows. */
function isMark(old: PdfObject, now: PdfObject): boolean {
  return (
    isDictionary(old.value) &&
    old.value.get("FT") === "/Btn" &&
    !old.value.has("AP") &&
    differOnly(old, now, ["AP"])
  );
}

function differOnly(old: PdfObject, now: PdfObject, free: readonly string[]): boolean {
  if (!isDictionary(old.value) || !isDictionary(now.value) || old.isStream || now.isStream) return false;
  const keys = new Set([...old.value.keys(), ...now.value.keys()]);
  const [before, after] = [old.value, now.value];
  return [...keys].every((key) => free.includes(key) || same(before.get(key), after.get(key)));
}

/** A form that has the same fields as before, and those that were added. */
function formGrew(old: Value, now: Value | undefined, added: ReadonlySet<number>): boolean {
  if (!isDictionary(old) || !isDictionary(now)) return false;
  const keys = new Set([...old.keys(), ...now.keys()]);
  const others = [...keys].filter((key) => key !== "SigFlags" && key !== "Fields");
  return others.every((key) => same(old.get(key), now.get(key))) && grew(old, now, "Fields", added);
}

function grew(old: Value, now: Value, key: string, added: ReadonlySet<number>): boolean {
  if (!isDictionary(old) || !isDictionary(now)) return false;
  const [before, after] = [old.get(key), now.get(key)];
  return same(before, after) || listGrew(before ?? [], after, added);
}

function listGrew(old: Value, now: Value | undefined, added: ReadonlySet<number>): boolean {
  if (!Array.isArray(old) || !Array.isArray(now)) return false;
  return (
    same(old, now.slice(0, old.length)) && now.slice(old.length).every((one) => added.has(target(one) ?? -1))
  );
}
