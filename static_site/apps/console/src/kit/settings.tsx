import { Icon } from "@ventanilla/ui/icons";
import type { ComponentChildren, InputHTMLAttributes } from "preact";

/** The common props of a setting. */
interface RowProps {
  /** The id and name of the control, and its anchor, which issues link to. */
  name: string;
  label: string;
  /** What it does. */
  explanation?: ComponentChildren;
  /** Its error, if any. */
  wrong?: string | undefined;
}

const describedBy = ({ name, explanation, wrong }: RowProps) =>
  [explanation && `${name}-explanation`, wrong && `${name}-wrong`].filter(Boolean).join(" ") || undefined;

interface SettingRowProps extends RowProps {
  /** Whether the control is next to the label, as for a switch, instead of below it. */
  beside?: boolean;
  /** Whether it has several controls, which then need labels of their own. */
  several?: boolean;
  children: ComponentChildren;
}

/** A setting: label, explanation, control and error. */
export function SettingRow({ beside, several, children, ...row }: SettingRowProps) {
  const { name, label, explanation, wrong } = row;
  const says = (
    <div class="setting-says">
      {several ? (
        <p class="label" id={`${name}-label`}>
          {label}
        </p>
      ) : (
        <label for={name}>{label}</label>
      )}
      {explanation && (
        <p class="soft" id={`${name}-explanation`}>
          {explanation}
        </p>
      )}
    </div>
  );
  return (
    <div
      class={beside ? "setting beside" : "setting"}
      {...(several
        ? { role: "group", "aria-labelledby": `${name}-label`, "aria-describedby": describedBy(row) }
        : {})}
    >
      {says}
      <div class="setting-control">{children}</div>
      {wrong && (
        <p class="wrong" id={`${name}-wrong`}>
          {wrong}
        </p>
      )}
    </div>
  );
}

interface SwitchProps extends RowProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  /** Why it is locked; it stays focusable. */
  locked?: ComponentChildren;
  disabled?: boolean;
}

/** An on/off switch. */
export function Switch({ checked, onChange, locked, disabled, ...row }: SwitchProps) {
  const fixed = Boolean(locked) || disabled === true;
  const explanation =
    locked === undefined ? (
      row.explanation
    ) : (
      <>
        {row.explanation} <span class="locked">{locked}</span>
      </>
    );
  return (
    <SettingRow {...row} explanation={explanation} beside>
      <input
        class="switch"
        type="checkbox"
        role="switch"
        id={row.name}
        name={row.name}
        checked={checked}
        aria-disabled={fixed || undefined}
        aria-invalid={row.wrong ? true : undefined}
        aria-describedby={describedBy({ ...row, explanation })}
        onClick={(event) => {
          // Not `disabled`, which would make the control and its explanation unreachable by keyboard.
          if (fixed) {
            event.preventDefault();
          }
        }}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </SettingRow>
  );
}

type Plain = Omit<InputHTMLAttributes, "id" | "name" | "class" | "label" | "value" | "onInput">;

interface TextFieldProps extends RowProps, Plain {
  value: string;
  onInput: (value: string) => void;
  /** The number of lines; by default a one-line input. */
  lines?: number | undefined;
  /** Shows the length and `maxLength`. */
  counted?: boolean;
  /** Whether it is monospaced, as for code and addresses. */
  mono?: boolean;
}

/** A text input or textarea. */
export function TextField({
  name,
  label,
  explanation,
  wrong,
  value,
  onInput,
  lines,
  counted,
  mono,
  ...input
}: TextFieldProps) {
  const row = { name, label, explanation, wrong };
  const common = {
    id: name,
    name,
    value,
    class: mono ? "input mono" : "input",
    "aria-describedby": describedBy(row),
    "aria-invalid": wrong ? true : undefined,
  };
  return (
    <SettingRow {...row}>
      {lines ? (
        <textarea
          {...common}
          rows={lines}
          maxLength={input.maxLength}
          required={input.required}
          readOnly={input.readOnly}
          placeholder={input.placeholder}
          spellcheck={input.spellcheck}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      ) : (
        <input {...common} {...input} onInput={(event) => onInput(event.currentTarget.value)} />
      )}
      {counted && input.maxLength !== undefined && (
        <p class="soft counted" aria-hidden="true">
          {`${value.length} / ${Number(input.maxLength)}`}
        </p>
      )}
    </SettingRow>
  );
}

/** One of the options of a `Select` or a `Radios`. */
export interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly explanation?: ComponentChildren;
  readonly disabled?: boolean;
}

interface SelectProps<T extends string> extends RowProps {
  options: readonly Option<T>[];
  value: T;
  onChange: (value: T) => void;
  disabled?: boolean;
}

/** A drop-down list. */
export function Select<T extends string>({ options, value, onChange, disabled, ...row }: SelectProps<T>) {
  return (
    <SettingRow {...row}>
      <span class="select">
        <select
          class="input"
          id={row.name}
          name={row.name}
          value={value}
          disabled={disabled}
          aria-describedby={describedBy(row)}
          aria-invalid={row.wrong ? true : undefined}
          onChange={(event) => onChange(event.currentTarget.value as T)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </span>
    </SettingRow>
  );
}

/** Radio buttons, each with an explanation. */
export function Radios<T extends string>({ options, value, onChange, disabled, ...row }: SelectProps<T>) {
  return (
    <SettingRow {...row} several>
      <div class="radios">
        {options.map((option) => (
          <label key={option.value} class="option">
            <input
              type="radio"
              name={row.name}
              value={option.value}
              checked={option.value === value}
              disabled={disabled === true || option.disabled === true}
              onChange={() => onChange(option.value)}
            />
            <span>
              {option.label}
              {option.explanation && <span class="soft">{option.explanation}</span>}
            </span>
          </label>
        ))}
      </div>
    </SettingRow>
  );
}

interface CheckProps {
  label: ComponentChildren;
  checked: boolean;
  onChange: (checked: boolean) => void;
  explanation?: ComponentChildren;
  disabled?: boolean;
  name?: string;
}

/** A checkbox. */
export function Check({ label, checked, onChange, explanation, disabled, name }: CheckProps) {
  return (
    <label class="option">
      <input
        type="checkbox"
        name={name}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>
        {label}
        {explanation && <span class="soft">{explanation}</span>}
      </span>
    </label>
  );
}
