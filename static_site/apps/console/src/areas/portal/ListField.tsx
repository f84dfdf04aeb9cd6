import { useSignal } from "@preact/signals";
import { fill } from "@ventanilla/i18n";
import { Icon, SettingRow } from "../../kit";
import type { Draft } from "./draft";
import { valueAt } from "./fields";
import { about, say, type SettingName } from "./words";

interface ListFieldProps {
  draft: Draft;
  name: SettingName;
  placeholder: string;
  max: number;
  /** Whether the order is significant. */
  ordered?: boolean;
  /** Normalises what was typed. */
  tidy?: (typed: string) => string;
}

/** A setting with a list of short texts. */
export function ListField({ draft, name, placeholder, max, ordered, tidy }: ListFieldProps) {
  const typed = useSignal("");
  const words = say().list;
  const items = valueAt(draft, name) as readonly string[];
  const set = (next: readonly string[]) => draft.set(name, next);
  const add = () => {
    const text = (tidy ?? ((one: string) => one))(typed.value.trim());
    if (text !== "") {
      set([...items.filter((one) => one !== text), text]);
      typed.value = "";
    }
  };
  const { label, explanation } = about(name);
  const wrong = items.map((_, index) => draft.wrong.value[`${name}.${index}`]).find(Boolean);
  return (
    <SettingRow
      name={name}
      label={label}
      explanation={explanation}
      wrong={draft.wrong.value[name] ?? wrong}
      several
    >
      {items.length === 0 && <p class="soft">{words.empty}</p>}
      <ul class="items">
        {items.map((item, index) => (
          <li key={item} class={draft.wrong.value[`${name}.${index}`] ? "invalid" : undefined}>
            <span class="items-text">{item}</span>
            {ordered && items.length > 1 && (
              <button
                type="button"
                class="button quiet icon-only small"
                aria-label={fill(words.up, { name: item })}
                aria-disabled={index === 0 || undefined}
                onClick={() => index > 0 && set(swapped(items, index, index - 1))}
              >
                <span class="turned">
                  <Icon name="down" />
                </span>
              </button>
            )}
            <button
              type="button"
              class="button quiet icon-only small"
              aria-label={fill(words.remove, { name: item })}
              onClick={() => set(items.filter((one) => one !== item))}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      {items.length < max && (
        <div class="inline">
          <input
            class="input"
            id={name}
            aria-label={label}
            placeholder={placeholder}
            value={typed.value}
            autoCapitalize="off"
            spellcheck={false}
            onInput={(event) => (typed.value = event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter") {
                event.preventDefault();
                add();
              }
            }}
          />
          <button type="button" class="button" onClick={add}>
            {words.add}
          </button>
        </div>
      )}
    </SettingRow>
  );
}

/** The list with two items swapped. */
export function swapped<T>(items: readonly T[], one: number, other: number): T[] {
  const next = [...items];
  [next[one], next[other]] = [items[other] as T, items[one] as T];
  return next;
}
