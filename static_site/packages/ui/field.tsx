import type { ComponentChildren, InputHTMLAttributes } from "preact";

type InputProps = Omit<InputHTMLAttributes, "id" | "name" | "class">;

interface FieldProps extends InputProps {
  /** The input's id and name. */
  name: string;
  label: string;
  hint?: string | undefined;
  /** The error, if any. */
  wrong?: string | undefined;
  /** Further class of the input. */
  kind?: string;
}

/** A labelled input with a hint above and an error below, both linked to it for screen readers. */
export function Field({ name, label, hint, wrong, kind, ...input }: FieldProps) {
  const described = [hint && `${name}-hint`, wrong && `${name}-wrong`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <input
        class={kind ? `input ${kind}` : "input"}
        id={name}
        name={name}
        aria-describedby={described || undefined}
        aria-invalid={wrong ? true : undefined}
        {...input}
      />
      {wrong && (
        <p class="wrong" id={`${name}-wrong`}>
          {wrong}
        </p>
      )}
    </div>
  );
}

interface ChoicesProps<T extends string> {
  name: string;
  legend: string;
  /** Whether only screen readers need the legend. */
  legendHidden?: boolean;
  options: readonly { readonly value: T; readonly label: ComponentChildren; readonly lang?: string }[];
  value: T;
  onChoose: (value: T) => void;
}

/** Two or three radio options side by side. */
export function Choices<T extends string>({
  name,
  legend,
  legendHidden,
  options,
  value,
  onChoose,
}: ChoicesProps<T>) {
  return (
    <fieldset class="field">
      <legend class={legendHidden ? "visually-hidden" : "label"}>{legend}</legend>
      <div class="choices">
        {options.map((option) => (
          <label key={option.value} lang={option.lang}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChoose(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
