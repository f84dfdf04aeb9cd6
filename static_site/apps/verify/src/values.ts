/** Reads the values that a PDF is made of, in a form in which two that mean the same are the same. */

import { readLiteral, skipBlank, skipToken } from "./pdf";

/** A name, number, text, reference or word in one spelling; a list; or a dictionary. */
export type Value = string | Value[] | Dictionary;
export type Dictionary = Map<string, Value>;

export class NotReadable extends Error {}

const DEEPEST = 64;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;
const REFERENCE = /(\d{1,10})[\0\t\n\f\r ]+(\d{1,5})[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/y;

const hexOf = (text: string) =>
  Array.from(text, (character) => character.charCodeAt(0).toString(16).padStart(2, "0")).join("");

function nameOf(token: string): string {
  return token.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

/** The value that begins at a place, and where it ends. */
export function readValue(text: string, from: number, depth = 0): { value: Value; end: number } {
  const at = skipBlank(text, from);
  const token = text.slice(at, skipToken(text, at));
  if (token === "" || depth > DEEPEST) throw new NotReadable();
  if (token === "<<" || token === "[") return readGroup(text, at + token.length, depth + 1, token);
  const end = at + token.length;
  if (token.startsWith("/")) return { value: nameOf(token), end };
  if (token.startsWith("(")) {
    if (!token.endsWith(")")) throw new NotReadable();
    return { value: `(${hexOf(readLiteral(token))})`, end };
  }
  if (token.startsWith("<")) {
    const hex = token.slice(1, -1).replace(/\s/g, "").toLowerCase();
    if (!/^[0-9a-f]*$/.test(hex)) throw new NotReadable();
    return { value: `(${hex.length % 2 ? `${hex}0` : hex})`, end };
  }
  REFERENCE.lastIndex = at;
  const reference = REFERENCE.exec(text);
  if (reference !== null) {
    return { value: `${Number(reference[1])} ${Number(reference[2])} R`, end: REFERENCE.lastIndex };
  }
  if (NUMBER.test(token)) return { value: String(Number(token)), end };
  if (!/^[A-Za-z]+$/.test(token)) throw new NotReadable();
  return { value: token, end };
}

function readGroup(text: string, from: number, depth: number, open: string): { value: Value; end: number } {
  const close = open === "[" ? "]" : ">>";
  const list: Value[] = [];
  const dictionary: Dictionary = new Map();
  let at = skipBlank(text, from);
  while (!text.startsWith(close, at)) {
    const { value, end } = readValue(text, at, depth);
    at = skipBlank(text, end);
    if (open === "[") {
      list.push(value);
    } else {
      // Of a key that is there twice one reader takes the first, another the last.
      if (typeof value !== "string" || !value.startsWith("/") || dictionary.has(value.slice(1))) {
        throw new NotReadable();
      }
      const held = readValue(text, at, depth);
      dictionary.set(value.slice(1), held.value);
      at = skipBlank(text, held.end);
    }
  }
  return { value: open === "[" ? list : dictionary, end: at + close.length };
}

export const isDictionary = (value: Value | undefined): value is Dictionary => value instanceof Map;

/** Whether two values mean the same. */
export function same(one: Value | undefined, other: Value | undefined): boolean {
  return one === other || spell(one) === spell(other);
}

/** A value in one spelling. */
export function spell(value: Value | undefined): string {
  if (isDictionary(value)) {
    const entries = [...value].sort(([one], [other]) => (one < other ? -1 : 1));
    return `<<${entries.map(([key, held]) => `${key} ${spell(held)}`).join(" ")}>>`;
  }
  return Array.isArray(value) ? `[${value.map(spell).join(" ")}]` : (value ?? "null");
}

/** The numbers of the objects that a value refers to. */
export function* references(value: Value | undefined): Generator<number> {
  if (isDictionary(value)) for (const held of value.values()) yield* references(held);
  else if (Array.isArray(value)) for (const held of value) yield* references(held);
  else if (value?.endsWith(" R")) yield Number(value.split(" ", 1)[0]);
}

/** The number of the one object that a value is a reference to. */
export function target(value: Value | undefined): number | undefined {
  return typeof value === "string" && value.endsWith(" R") ? Number(value.split(" ", 1)[0]) : undefined;
}
