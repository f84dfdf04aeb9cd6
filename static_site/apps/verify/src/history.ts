/** A file's objects as a reader finds them: by the tables of its revisions, the newest first. */

import { readBytes, skipBlank } from "./pdf";
import {
  type Dictionary,
  isDictionary,
  NotReadable,
  readValue,
  references,
  target,
  type Value,
} from "./values";

type Bytes = Uint8Array<ArrayBuffer>;

/** Where a table says that an object is: at a place in the file, in a container of objects, or nowhere. */
export type Place = { at: number } | { container: number } | "free";

export interface PdfObject {
  value: Value;
  isStream: boolean;
  /** As it is written, of a stream its data too. */
  body: string;
}

/** One table and what goes with it. */
export interface Section {
  start: number;
  places: Map<number, Place>;
  trailer: Dictionary;
}

const START = /startxref[\0\t\n\f\r ]+(\d{1,10})[\0\t\n\f\r ]+%%EOF[\0\t\n\f\r ]*$/;
const HEAD = /(\d{1,10})[\0\t\n\f\r ]+(\d{1,5})[\0\t\n\f\r ]+obj/y;
const MOST_SECTIONS = 1_000;

function number(value: Value | undefined): number {
  const read = Number(value);
  if (typeof value !== "string" || !Number.isSafeInteger(read) || read < 0) throw new NotReadable();
  return read;
}

async function inflate(bytes: Bytes): Promise<Bytes> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Undo PNG's prediction, which tables are commonly written with. */
function unpredict(data: Bytes, columns: number): Bytes {
  const rows = Math.floor(data.length / (columns + 1));
  const plain = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const kind = data[row * (columns + 1)] ?? 0;
    if (kind !== 0 && kind !== 2) throw new NotReadable();
    for (let column = 0; column < columns; column++) {
      const above = kind === 2 && row > 0 ? (plain[(row - 1) * columns + column] ?? 0) : 0;
      plain[row * columns + column] = (data[row * (columns + 1) + 1 + column] ?? 0) + above;
    }
  }
  return plain;
}

/** Where the revision that ends at a place says that its table is. */
export function tableOf(text: string, end: number): number {
  const found = START.exec(text.slice(Math.max(0, end - 128), end));
  if (found === null) throw new NotReadable();
  return Number(found[1]);
}

interface Written {
  id: number;
  value: Value;
  /** Where its value begins. */
  start: number;
  /** Where a stream's data begins; otherwise where the object's last word does. */
  after: number;
  isStream: boolean;
}

/** The object that is written at a place, up to a stream's data. */
function readHead(text: string, at: number): Written {
  HEAD.lastIndex = at;
  const head = HEAD.exec(text);
  if (head === null) throw new NotReadable();
  const start = HEAD.lastIndex;
  const { value, end } = readValue(text, start);
  const after = skipBlank(text, end);
  const isStream = text.startsWith("stream", after);
  const data = after + (text.startsWith("\r\n", after + 6) ? 8 : 7);
  return { id: Number(head[1]), value, start, after: isStream ? data : after, isStream };
}

function lengthOf({ value }: Written): number {
  return number(isDictionary(value) ? value.get("Length") : undefined);
}

/** The object that is written at a place, and where it ends. A stream says itself how long it is. */
export function readObjectAt(text: string, at: number): { id: number; object: PdfObject; end: number } {
  const written = readHead(text, at);
  const { id, value, start, after, isStream } = written;
  let end = after;
  if (isStream) {
    end = skipBlank(text, after + lengthOf(written));
    if (!text.startsWith("endstream", end)) throw new NotReadable();
    end = skipBlank(text, end + 9);
  }
  if (!text.startsWith("endobj", end)) throw new NotReadable();
  return { id, object: { value, isStream, body: text.slice(start, end) }, end: end + 6 };
}

/** The table of a revision that is written out, and where its trailer ends. */
export function readTable(text: string, start: number): { section: Section; end: number } {
  const places = new Map<number, Place>();
  let at = skipBlank(text, start + 4);
  while (!text.startsWith("trailer", at)) {
    const head = /^(\d{1,10}) (\d{1,10})\s+/.exec(text.slice(at, at + 32));
    if (head === null) throw new NotReadable();
    at += head[0].length;
    for (let one = 0; one < Number(head[2]); one++, at += 20) {
      const line = /^(\d{10}) \d{5} ([nf])[ \r][\r\n]$/.exec(text.slice(at, at + 20));
      const id = Number(head[1]) + one;
      if (line === null || places.has(id)) throw new NotReadable();
      places.set(id, line[2] === "f" ? "free" : { at: Number(line[1]) });
    }
    at = skipBlank(text, at);
  }
  const { value, end } = readValue(text, at + 7);
  if (!isDictionary(value)) throw new NotReadable();
  return { section: { start, places, trailer: value }, end };
}

export class History {
  readonly sections: Section[] = [];
  private readonly containers = new Map<number, Promise<Map<number, PdfObject>>>();

  private constructor(
    private readonly bytes: Bytes,
    private readonly text: string,
  ) {}

  /** The file as its revision that ends at a place has it. */
  static async read(bytes: Bytes, text: string, end: number): Promise<History> {
    const history = new History(bytes, text);
    const pending = [tableOf(text, end)];
    const known = new Set<number>();
    for (let start = pending.shift(); start !== undefined; start = pending.shift()) {
      if (known.has(start)) continue;
      if (known.size > MOST_SECTIONS) throw new NotReadable();
      known.add(start);
      const section = await history.readSection(start);
      history.sections.push(section);
      for (const key of ["XRefStm", "Prev"]) {
        if (section.trailer.has(key)) pending.push(number(section.trailer.get(key)));
      }
    }
    return history;
  }

  get trailer(): Dictionary {
    return this.sections[0]?.trailer ?? new Map<string, Value>();
  }

  /** The numbers of all objects that there are. */
  get ids(): Set<number> {
    return new Set(this.sections.flatMap((one) => [...one.places.keys()]).filter((id) => this.has(id)));
  }

  has(id: number): boolean {
    const place = this.place(id);
    return place !== undefined && place !== "free";
  }

  /** Where in the file an object begins. */
  offset(id: number): number {
    const place = this.place(id);
    if (place === undefined || place === "free" || !("at" in place)) throw new NotReadable();
    return place.at;
  }

  private place(id: number): Place | undefined {
    return this.sections.find((one) => one.places.has(id))?.places.get(id);
  }

  /** An object; undefined where there is none of this number. */
  async get(id: number): Promise<PdfObject | undefined> {
    const place = this.place(id);
    if (place === undefined || place === "free") return undefined;
    if ("container" in place) return (await this.unpack(place.container)).get(id);
    const at = skipBlank(this.text, place.at);
    HEAD.lastIndex = at;
    // A table may name a place where nothing is: no reader finds anything there either.
    if (HEAD.exec(this.text)?.[1] !== String(id)) return undefined;
    const { value, isStream } = readHead(this.text, at);
    const measured = !isStream || (isDictionary(value) && target(value.get("Length")) === undefined);
    const body = measured ? readObjectAt(this.text, at).object.body : `at ${at}`;
    return { value, isStream, body };
  }

  /** What an object's value is a reference to, or the value itself. */
  async follow(value: Value | undefined): Promise<Value | undefined> {
    const id = target(value);
    return id === undefined ? value : (await this.get(id))?.value;
  }

  /** Which objects refer to which: by the number of the one that is referred to. */
  async referrers(): Promise<Map<number, Set<number>>> {
    const found = new Map<number, Set<number>>();
    for (const id of this.ids) {
      const object = await this.get(id);
      for (const one of references(object?.value)) {
        const known = found.get(one) ?? new Set<number>();
        found.set(one, known.add(id));
      }
    }
    return found;
  }

  private async readSection(start: number): Promise<Section> {
    const at = skipBlank(this.text, start);
    if (this.text.startsWith("xref", at)) return readTable(this.text, at).section;
    const written = readHead(this.text, at);
    const data = this.bytes.slice(written.after, written.after + lengthOf(written));
    return readTableStream(start, written.value, data);
  }

  private unpack(container: number): Promise<Map<number, PdfObject>> {
    const known = this.containers.get(container) ?? this.readContainer(container);
    this.containers.set(container, known);
    return known;
  }

  private async readContainer(container: number): Promise<Map<number, PdfObject>> {
    const { id, value: about, after } = readHead(this.text, skipBlank(this.text, this.offset(container)));
    if (id !== container || !isDictionary(about) || about.get("Type") !== "/ObjStm") throw new NotReadable();
    const length = number(await this.follow(about.get("Length")));
    const text = readBytes(await decode(about, this.bytes.slice(after, after + length)));
    const first = number(about.get("First"));
    const numbers = text.slice(0, first).trim().split(/\s+/).map(Number);
    const held = new Map<number, PdfObject>();
    for (let one = 0; one + 1 < numbers.length; one += 2) {
      const { value, end } = readValue(text, first + (numbers[one + 1] ?? 0));
      const body = text.slice(first + (numbers[one + 1] ?? 0), end);
      const inside = numbers[one] ?? -1;
      if (held.has(inside)) throw new NotReadable();
      held.set(inside, { value, isStream: false, body });
    }
    return held;
  }
}

async function decode(about: Dictionary, data: Bytes): Promise<Bytes> {
  const filter = about.get("Filter");
  const named = Array.isArray(filter) ? filter : filter === undefined ? [] : [filter];
  if (named.length === 0) return data;
  if (named.length > 1 || named[0] !== "/FlateDecode") throw new NotReadable();
  const plain = await inflate(data);
  const given = about.get("DecodeParms");
  const how = Array.isArray(given) ? given[0] : given;
  const predictor = isDictionary(how) ? number(how.get("Predictor") ?? "1") : 1;
  if (!isDictionary(how) || predictor === 1) return plain;
  if (predictor < 10) throw new NotReadable();
  return unpredict(plain, number(how.get("Columns") ?? "1"));
}

/** A table that is written as a stream. */
async function readTableStream(start: number, about: Value, data: Bytes): Promise<Section> {
  if (!isDictionary(about) || about.get("Type") !== "/XRef") throw new NotReadable();
  const rows = await decode(about, data);
  const widths = list(about.get("W")).map(number);
  const [kindWidth = 0, firstWidth = 0, secondWidth = 0] = widths;
  const index = about.has("Index") ? list(about.get("Index")).map(number) : [0, number(about.get("Size"))];
  const places = new Map<number, Place>();
  let at = 0;
  const next = (width: number) => {
    let read = 0;
    for (const end = at + width; at < end; at++) read = read * 256 + (rows[at] ?? 0);
    return read;
  };
  for (let part = 0; part + 1 < index.length; part += 2) {
    for (let one = 0; one < (index[part + 1] ?? 0); one++) {
      const kind = kindWidth === 0 ? 1 : next(kindWidth);
      const first = next(firstWidth);
      next(secondWidth);
      const place = kind === 1 ? { at: first } : kind === 2 ? { container: first } : "free";
      if (at > rows.length) throw new NotReadable();
      places.set((index[part] ?? 0) + one, place);
    }
  }
  return { start, places, trailer: about };
}

function list(value: Value | undefined): Value[] {
  if (!Array.isArray(value)) throw new NotReadable();
  return value;
}
