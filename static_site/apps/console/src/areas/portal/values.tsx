import { type Language, language, languageNames } from "@ventanilla/i18n";
import type { ComponentChildren } from "preact";
import { useLoad } from "../../kit";
import { can, has } from "../../session";
import { readColleagues } from "./api";
import { say } from "./words";

const COLOUR = /^#[0-9a-f]{6}$/i;
const PICTURE = /\.(png|jpg)$/;

interface ValueProps {
  of: unknown;
  /** The path of the setting, which determines how codes are shown. */
  path: string;
}

/** A value of a setting in readable form. */
export function Value({ of: value, path }: ValueProps): ComponentChildren {
  const words = say();
  if (value === null || value === "" || (Array.isArray(value) && value.length === 0)) {
    return <span class="soft">{words.nothing}</span>;
  }
  if (typeof value === "boolean") {
    return value ? words.yes : words.no;
  }
  if (typeof value === "string") {
    return path === "advisers.fallback" && can("tickets_read") && has("tickets", "messages") ? (
      <Colleague id={value} />
    ) : (
      <TextValue text={named(value, path)} />
    );
  }
  if (Array.isArray(value)) {
    return (
      <ul class="values">
        {value.map((one: unknown, index) => (
          <li key={index}>
            <Value of={one} path={path} />
          </li>
        ))}
      </ul>
    );
  }
  if (typeof value === "object") {
    return Object.values(value)
      .filter((one): one is string => typeof one === "string" && one !== "")
      .map(word)
      .join(" · ");
  }
  return typeof value === "number" ? String(value) : "";
}

function TextValue({ text }: { text: string }) {
  if (COLOUR.test(text)) {
    return (
      <span class="inline">
        <span class="dot" style={{ background: text }} /> <span class="mono">{text}</span>
      </span>
    );
  }
  return PICTURE.test(text) ? (
    <img class="value-picture" src={`/${text}`} alt={text} />
  ) : (
    <span class="pre">{word(text)}</span>
  );
}

/** The name of a country or language code. */
function named(value: string, path: string): string {
  if (path === "language" || path === "languages") {
    return languageNames[value as Language];
  }
  if (path === "country" || path === "signin.sms_countries") {
    return new Intl.DisplayNames([language.value], { type: "region" }).of(value) ?? value;
  }
  return value;
}

function Colleague({ id }: { id: string }) {
  const people = useLoad("colleagues", readColleagues);
  return people.value.value?.people.find(({ staff_id }) => staff_id === id)?.name ?? say().list.one_of_staff;
}

/** The console's name for a value of a setting. */
function word(value: string): string {
  const { options } = say();
  const lists = [options.kind, options.typeface, options.channels, options.identifier_field];
  const parts = [options.modules, options.methods] as Partial<Record<string, { label: string }>>[];
  for (const part of parts) {
    const found = part[value];
    if (found !== undefined) {
      return found.label;
    }
  }
  return (lists as Partial<Record<string, string>>[]).map((list) => list[value]).find(Boolean) ?? value;
}
