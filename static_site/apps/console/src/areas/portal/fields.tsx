import type { ComponentChildren } from "preact";
import { Check, SettingRow, Switch, TextField } from "../../kit";
import type { Draft } from "./draft";
import { about, say, type SettingName } from "./words";

interface FieldProps {
  draft: Draft;
  name: SettingName;
}

/** The value at a path of the settings. */
export function valueAt(draft: Draft, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>(
      (value, part) => (value as Record<string, unknown> | null)?.[part],
      draft.settings.value,
    );
}

/** A text setting. */
export function Text({
  draft,
  name,
  lines,
  max = 160,
  ...input
}: FieldProps & { lines?: number; max?: number; required?: boolean; type?: "text" | "email" | "tel" }) {
  return (
    <TextField
      {...about(name)}
      {...input}
      value={(valueAt(draft, name) as string | undefined) ?? ""}
      wrong={draft.wrong.value[name]}
      lines={lines}
      maxLength={max}
      counted={lines !== undefined}
      onInput={(value) => draft.set(name, value)}
    />
  );
}

/** An integer setting; an optional one may be empty. */
export function Whole({
  draft,
  name,
  least,
  most,
  optional = false,
  locked = false,
}: FieldProps & { least: number; most: number; optional?: boolean; locked?: boolean }) {
  const value = valueAt(draft, name);
  return (
    <TextField
      {...about(name)}
      value={typeof value === "number" ? String(value) : ""}
      wrong={draft.wrong.value[name]}
      inputMode="numeric"
      maxLength={4}
      disabled={locked}
      onInput={(typed) => {
        const number = Number.parseInt(typed, 10);
        if (Number.isFinite(number)) {
          draft.set(name, Math.min(most, Math.max(least, number)));
        } else {
          draft.set(name, optional ? null : least);
        }
      }}
    />
  );
}

/** An on/off setting. */
export function OnOff({ draft, name, locked }: FieldProps & { locked?: ComponentChildren }) {
  return (
    <Switch
      {...about(name)}
      checked={valueAt(draft, name) === true}
      locked={locked}
      wrong={draft.wrong.value[name]}
      onChange={(value) => draft.set(name, value)}
    />
  );
}

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly explanation?: ComponentChildren;
  /** Why it is locked. */
  readonly locked?: string | undefined;
}

/** A multiple-choice setting. If `ordered`, the first choice is marked as the default. */
export function Several<T extends string>({
  draft,
  name,
  options,
  ordered = false,
}: FieldProps & { options: readonly Choice<T>[]; ordered?: boolean }) {
  const words = say().list;
  const chosen = valueAt(draft, name) as readonly T[];
  return (
    <SettingRow {...about(name)} wrong={draft.wrong.value[name]} several>
      <div class="radios">
        {options.map(({ value, label, explanation, locked }) => (
          <Check
            key={value}
            name={`${name}.${value}`}
            label={label}
            explanation={
              <>
                {explanation} {locked && <span class="locked">{locked}</span>}
                {ordered && chosen.length > 1 && chosen[0] === value && (
                  <span class="badge">{words.first}</span>
                )}
              </>
            }
            checked={chosen.includes(value)}
            disabled={locked !== undefined}
            onChange={(on) =>
              draft.set(name, on ? [...chosen, value] : chosen.filter((one) => one !== value))
            }
          />
        ))}
      </div>
      {ordered && chosen.length > 1 && (
        <div class="inline">
          {options
            .filter(({ value }) => chosen.includes(value) && chosen[0] !== value)
            .map(({ value, label }) => (
              <button
                key={value}
                type="button"
                class="button small"
                onClick={() => draft.set(name, [value, ...chosen.filter((one) => one !== value)])}
              >
                {words.make_first}: {label}
              </button>
            ))}
        </div>
      )}
    </SettingRow>
  );
}
