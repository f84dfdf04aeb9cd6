import { fill } from "@ventanilla/i18n";
import { Check, Group, Select, TextField } from "../../kit";
import { type Mark, type PageSize, placed } from "./draft";
import { say } from "./words";

/** Millimetres per point, which is 1/72 inch. */
const MILLIMETRES = 25.4 / 72;

interface OptionsProps {
  mark: Mark;
  names: readonly string[];
  page: PageSize;
  onChange: (mark: Mark) => void;
  onRemove: () => void;
}

/** The options of the selected field: signer, label, and position in millimetres. */
export function Options({ mark, names, page, onChange, onRemove }: OptionsProps) {
  const words = say();
  const measure = (name: "x" | "y" | "width" | "height") => (
    <TextField
      name={`mark-${name}`}
      label={words.measures[name]}
      inputMode="numeric"
      maxLength={5}
      value={String(Math.round(mark[name] * MILLIMETRES))}
      onInput={(text) => {
        const given = Number(text.replace(",", "."));
        if (text !== "" && Number.isFinite(given)) {
          onChange(placed(mark, { [name]: given / MILLIMETRES }, page));
        }
      }}
    />
  );
  return (
    <Group
      title={fill(words.chosen, { kind: words.kinds[mark.kind], page: mark.page + 1 })}
      actions={
        <button type="button" class="button" onClick={onRemove}>
          {words.remove}
        </button>
      }
    >
      <Select
        name="mark-signer"
        label={words.for_whom}
        options={names.map((name, index) => ({ value: String(index + 1), label: name }))}
        value={String(mark.signer)}
        onChange={(signer) => onChange({ ...mark, signer: Number(signer) })}
      />
      {(mark.kind === "text" || mark.kind === "checkbox") && (
        <>
          <TextField
            name="mark-label"
            label={words.field_name}
            explanation={words.field_name_text}
            maxLength={60}
            value={mark.label}
            onInput={(label) => onChange({ ...mark, label })}
          />
          <Check
            name="mark-required"
            label={words.required}
            checked={mark.required}
            onChange={(required) => onChange({ ...mark, required })}
          />
        </>
      )}
      <div class="contract-measures">
        {measure("x")}
        {measure("y")}
        {measure("width")}
        {measure("height")}
      </div>
    </Group>
  );
}
