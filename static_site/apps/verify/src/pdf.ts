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

export function skipBlank(text: string, from: number): number {
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
export function skipToken(text: string, at: number): number {
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

/** What stands between the brackets of a PDF string, its escapes undone. */
export function readLiteral(written: string): string {
  return written
    .slice(1, -1)
    .replace(/\\([0-7]{1,3}|\r\n|[\s\S])/g, (_, escaped: string) =>
      /^[0-7]/.test(escaped)
        ? String.fromCharCode(parseInt(escaped, 8) & 255)
        : /^[\r\n]/.test(escaped)
          ? ""
          : (ESCAPES[escaped] ?? escaped),
    );
}

/** A PDF string in characters; empty where it is none. */
export function readText(written: string | undefined): string {
  if (written === undefined) return "";
  let raw = "";
  if (written.startsWith("(")) raw = readLiteral(written);
  else if (written.startsWith("<")) raw = String.fromCharCode(...readHex(written.slice(1, -1)));
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
