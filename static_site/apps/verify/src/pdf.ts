/** Reads of a PDF what its signatures are about, strictly: whatever is not as a seal is written is a fault. */

const BLANK = /[\0\t\n\f\r ]/;
const PLAIN = /[^\0\t\n\f\r ()<>[\]{}/%]/;

export interface FoundSignature {
  /** Keys of the signature's dictionary, as they are written. */
  entries: ReadonlyMap<string, string>;
  range: readonly [number, number, number, number];
  /** The end of the revision that it covers. */
  end: number;
  /** The bytes between the angle brackets, read as hexadecimal; empty where they are not. */
  contents: Uint8Array<ArrayBuffer>;
  faults: RangeFault[];
}

export type RangeFault = "start" | "gap" | "hole" | "end" | "outside";

/** One character for each byte. */
export function readBytes(bytes: Uint8Array): string {
  return new TextDecoder("latin1").decode(bytes);
}

export function isPdf(text: string): boolean {
  return text.slice(0, 1024).includes("%PDF-");
}

function skipBlank(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    if (text[at] === "%") {
      while (at < text.length && text[at] !== "\n" && text[at] !== "\r") at++;
    } else if (BLANK.test(text[at] ?? "")) {
      at++;
    } else {
      break;
    }
  }
  return at;
}

function skipText(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === "(") depth++;
    else if (text[at] === ")" && --depth === 0) return at + 1;
  }
  return text.length;
}

/** Where the token that begins here ends. */
function skipToken(text: string, at: number): number {
  const two = text.slice(at, at + 2);
  if (two === "<<" || two === ">>") return at + 2;
  if (text[at] === "(") return skipText(text, at);
  if (text[at] === "<") {
    const end = text.indexOf(">", at);
    return end < 0 ? text.length : end + 1;
  }
  let end = at + 1;
  if (text[at] === "/" || PLAIN.test(text[at] ?? "")) {
    while (end < text.length && PLAIN.test(text[end] ?? "")) end++;
  }
  return end;
}

/** The keys of the dictionary that begins at `from` with `<<`; their values as they are written. */
export function readDictionary(text: string, from: number): Map<string, string> {
  const entries = new Map<string, string>();
  let at = skipBlank(text, from);
  if (text.slice(at, at + 2) !== "<<") return entries;
  at = skipBlank(text, at + 2);
  while (at < text.length && text.slice(at, at + 2) !== ">>") {
    const nameEnd = skipToken(text, at);
    const name = text.slice(at, nameEnd);
    const start = skipBlank(text, nameEnd);
    let depth = 0;
    let end = start;
    let next = start;
    // A value ends where, outside of all brackets, the next name or the dictionary's end begins.
    do {
      const token = text.slice(next, next + 2);
      if (depth === 0 && next > start && (token.startsWith("/") || token === ">>")) break;
      if (token === "<<" || token.startsWith("[")) depth++;
      if (token === ">>" || token.startsWith("]")) depth--;
      end = skipToken(text, next);
      next = skipBlank(text, end);
    } while (next < text.length);
    if (!name.startsWith("/") || depth !== 0) return entries;
    entries.set(name.slice(1), text.slice(start, end).trim());
    at = next;
  }
  return entries;
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** A PDF string in characters; empty where it is none. */
export function readText(written: string | undefined): string {
  if (written === undefined) return "";
  let raw = "";
  if (written.startsWith("(")) {
    raw = written
      .slice(1, -1)
      .replace(/\\([0-7]{1,3}|\r\n|[\s\S])/g, (_, escaped: string) =>
        /^[0-7]/.test(escaped)
          ? String.fromCharCode(parseInt(escaped, 8) & 255)
          : /^[\r\n]/.test(escaped)
            ? ""
            : (ESCAPES[escaped] ?? escaped),
      );
  } else if (written.startsWith("<")) {
    raw = String.fromCharCode(...readHex(written.slice(1, -1)));
  }
  const bytes = Uint8Array.from(raw, (character) => character.charCodeAt(0) & 255);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes.subarray(2));
  if (bytes[0] === 0xef && bytes[1] === 0xbb) return new TextDecoder().decode(bytes);
  return raw;
}

/** Hexadecimal as seals write it, in one case throughout. Empty where it is anything else. */
export function readHex(text: string): Uint8Array<ArrayBuffer> {
  if (text.length % 2 !== 0 || !(/^[0-9a-f]*$/.test(text) || /^[0-9A-F]*$/.test(text))) {
    return new Uint8Array();
  }
  const bytes = new Uint8Array(text.length / 2);
  for (let at = 0; at < bytes.length; at++) bytes[at] = parseInt(text.slice(2 * at, 2 * at + 2), 16);
  return bytes;
}

const RANGE =
  /^\/ByteRange[\0\t\n\f\r ]{0,9}\[[\0\t\n\f\r ]{0,9}(\d{1,10})[\0\t\n\f\r ]{1,9}(\d{1,10})[\0\t\n\f\r ]{1,9}(\d{1,10})[\0\t\n\f\r ]{1,9}(\d{1,10})[\0\t\n\f\r ]{0,200}\]/;

/** Every signature of the file, in the order of what they cover. */
export function findSignatures(text: string): FoundSignature[] {
  const found: FoundSignature[] = [];
  for (let at = text.indexOf("/ByteRange"); at >= 0; at = text.indexOf("/ByteRange", at + 1)) {
    const signature = readSignature(text, at);
    if (signature !== undefined) found.push(signature);
  }
  return found.sort((one, other) => one.end - other.end);
}

/** The dictionary around a place: the last that an object begins before it. */
function dictionaryAround(text: string, at: number): Map<string, string> {
  const object = text.lastIndexOf(" obj", at);
  const start = text.indexOf("<<", object);
  return object < 0 || start < 0 || start > at ? new Map<string, string>() : readDictionary(text, start);
}

// Each condition is one trick that has been played on readers of signatures.
// eslint-disable-next-line complexity
function readSignature(text: string, at: number): FoundSignature | undefined {
  const entries = dictionaryAround(text, at);
  const isSignature =
    entries.has("ByteRange") &&
    entries.has("Contents") &&
    (entries.has("SubFilter") || entries.has("Filter"));
  if (!isSignature) return undefined;
  const numbers = RANGE.exec(text.slice(at, at + 512));
  const [a, b, c, d] = numbers === null ? [-1, 0, 0, 0] : numbers.slice(1).map(Number);
  const range = [a ?? -1, b ?? 0, c ?? 0, d ?? 0] as const;
  const end = range[2] + range[3];
  const gap = text.slice(range[1], range[2]);
  const faults: RangeFault[] = [];
  if (range[0] !== 0) faults.push("start");
  if (range[1] >= range[2] || end > text.length) faults.push("gap");
  const contents = gap.startsWith("<") && gap.endsWith(">") ? readHex(gap.slice(1, -1)) : new Uint8Array();
  const named = /\/Contents[\0\t\n\f\r ]{0,9}$/.test(text.slice(Math.max(0, range[1] - 20), range[1]));
  if (contents.length === 0 || !named) faults.push("hole");
  if (entries.get("Contents") !== gap) faults.push("outside");
  if (!/%%EOF(?:\r\n|\r|\n)?$/.test(text.slice(Math.max(0, end - 8), end))) faults.push("end");
  return { entries, range, end, contents, faults };
}

interface PdfObject {
  entries: Map<string, string>;
  body: string;
}

const OBJECT = /(?<![0-9])(\d{1,10})[\0\t\n\f\r ]{1,8}(\d{1,5})[\0\t\n\f\r ]{1,8}obj(?![a-z])/g;

async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return readBytes(new Uint8Array(await new Response(stream).arrayBuffer()));
}

/** The objects that a part of the file defines; undefined where a container of them cannot be read. */
export async function readObjects(
  bytes: Uint8Array<ArrayBuffer>,
  text: string,
  from: number,
  to: number,
): Promise<Map<string, PdfObject> | undefined> {
  const objects = new Map<string, PdfObject>();
  const part = text.slice(from, to);
  for (const match of part.matchAll(OBJECT)) {
    const start = match.index + match[0].length;
    const endObject = part.indexOf("endobj", start);
    const stop = endObject < 0 ? part.length : endObject;
    const inside = part.slice(start, Math.min(stop, start + 4_000_000));
    const entries = readDictionary(inside, 0);
    objects.set(match[1] ?? "", { entries, body: inside.trim() });
    if (entries.get("Type") === "/ObjStm") {
      const keyword = inside.indexOf("stream", inside.lastIndexOf(">>", inside.indexOf("stream")));
      const data = keyword + (inside[keyword + 6] === "\r" ? 8 : 7);
      const length = Number(entries.get("Length"));
      try {
        const packed = bytes.subarray(from + start + data, from + start + data + length);
        const unpacked = entries.has("Filter") ? await inflate(packed) : readBytes(packed);
        readContainer(unpacked, entries, objects);
      } catch {
        return undefined;
      }
    }
  }
  return objects;
}

function readContainer(
  text: string,
  about: ReadonlyMap<string, string>,
  objects: Map<string, PdfObject>,
): void {
  const first = Number(about.get("First"));
  const numbers = text.slice(0, first).trim().split(/\s+/).map(Number);
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    const start = first + (numbers[at + 1] ?? 0);
    const next = numbers[at + 3];
    const body = text.slice(start, next === undefined ? undefined : first + next);
    objects.set(String(numbers[at]), { entries: readDictionary(body, 0), body: body.trim() });
  }
}

/** What later revisions may touch without a word: names of keys. */
const FREE: Readonly<Record<string, readonly string[]>> = {
  "/Catalog": ["AcroForm", "DSS", "Extensions", "Version"],
  "/Page": ["Annots", "Tabs"],
};

function isHarmless(before: PdfObject, after: PdfObject): boolean {
  if (before.body === after.body) return true;
  const type = before.entries.get("Type") ?? "";
  if (type !== (after.entries.get("Type") ?? "")) return false;
  if (["/Sig", "/DocTimeStamp", "/XRef", "/DSS", "/ObjStm", "/Metadata"].includes(type)) return true;
  const isForm = (one: PdfObject) =>
    one.entries.get("Subtype") === "/Widget" ||
    one.entries.has("FT") ||
    (one.entries.has("Fields") && (one.entries.has("SigFlags") || one.entries.has("DR")));
  if (isForm(before)) return isForm(after);
  const free =
    FREE[type] ?? (isInformation(before) ? ["ModDate", "Producer", "Creator", "CreationDate"] : undefined);
  if (free === undefined) {
    // A list apart of a page's annotations or a form's fields may grow.
    return before.body.startsWith("[") && grows(before.body, after.body);
  }
  const names = new Set([...before.entries.keys(), ...after.entries.keys()]);
  return [...names].every(
    (name) => free.includes(name) || tidy(before.entries.get(name)) === tidy(after.entries.get(name)),
  );
}

/** The document's own information: which program wrote it, and when. No page shows it. */
function isInformation(object: PdfObject): boolean {
  return (
    !object.entries.has("Type") && (object.entries.has("Producer") || object.entries.has("CreationDate"))
  );
}

function tidy(written: string | undefined): string {
  return (written ?? "").replace(/\s+/g, " ").replace(/ ?([[\]<>/()]) ?/g, "$1");
}

function grows(before: string, after: string): boolean {
  const references = (body: string) => body.match(/\d+\s+\d+\s+R/g)?.map(tidy) ?? [];
  const now = new Set(references(after));
  return /^\[[\d\sR]*\]$/.test(after) && references(before).every((one) => now.has(one));
}

/** Which objects of the file up to `from` the part up to `to` replaces by others; undefined: cannot be told. */
export async function changedObjects(
  bytes: Uint8Array<ArrayBuffer>,
  text: string,
  from: number,
  to: number,
): Promise<string[] | undefined> {
  const before = await readObjects(bytes, text, 0, from);
  const after = await readObjects(bytes, text, from, to);
  if (before === undefined || after === undefined) return undefined;
  return [...after].flatMap(([number, object]) => {
    const old = before.get(number);
    return old === undefined || isHarmless(old, object) ? [] : [number];
  });
}
