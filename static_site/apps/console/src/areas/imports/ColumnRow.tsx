import type { ImportColumn, ImportField } from "@ventanilla/api/imports-types";
import { fill } from "@ventanilla/i18n";
import { Icon } from "../../kit";
import { type Choice, columnName, needsChoice } from "./mapping";
import { say } from "./words";

interface ColumnRowProps {
  index: number;
  column: ImportColumn;
  choice: Choice;
  fields: readonly ImportField[];
  wrong: string | undefined;
  onChange: (choice: Choice) => void;
}

/** A column: name, sample cells, field and format. */
export function ColumnRow({ index, column, choice, fields, wrong, onChange }: ColumnRowProps) {
  const words = say().mapping;
  const name = columnName(column, index);
  const field = fields.find((one) => one.name === choice.field);
  const asks = needsChoice(column, choice, field);
  const wrongId = `column-${index}-wrong`;
  return (
    <li class="import-column">
      <div class="import-head">
        <label for={`column-${index}`}>{name}</label>
        <p class="soft">
          {column.samples.length === 0
            ? words.empty
            : column.samples.map((sample) => `«${sample}»`).join(" ")}
        </p>
      </div>
      <div class="import-choice">
        <Folding
          id={`column-${index}`}
          value={choice.field}
          wrong={wrong !== undefined && !asks}
          describedBy={wrong && wrongId}
          options={[["", words.none], ...fields.map(({ name: value, label }) => [value, label] as const)]}
          onChange={(value) => onChange({ ...choice, field: value })}
        />
        <Formats
          index={index}
          name={name}
          column={column}
          choice={choice}
          type={field?.type}
          wrong={wrong !== undefined && asks}
          describedBy={wrong && wrongId}
          onChange={onChange}
        />
        {asks && wrong === undefined && <p class="import-ask">{words.ambiguous}</p>}
        {wrong && (
          <p class="wrong" id={wrongId}>
            {wrong}
          </p>
        )}
      </div>
    </li>
  );
}

interface FormatsProps extends Pick<ColumnRowProps, "index" | "column" | "choice" | "onChange"> {
  name: string;
  type: ImportField["type"] | undefined;
  wrong: boolean;
  describedBy: string | undefined;
}

/** The format of a column of numbers or dates. */
function Formats({ index, name, column, choice, type, wrong, describedBy, onChange }: FormatsProps) {
  const words = say().mapping;
  if (type === "number") {
    return (
      <Format
        id={`column-${index}-decimal`}
        label={fill(words.decimal, { column: name })}
        value={choice.decimal_sign}
        certain={column.decimal_is_certain && column.decimal_sign === null}
        options={words.decimals}
        wrong={wrong}
        describedBy={describedBy}
        onChange={(value) => onChange({ ...choice, decimal_sign: value as Choice["decimal_sign"] })}
      />
    );
  }
  return type === "day" ? (
    <Format
      id={`column-${index}-day`}
      label={fill(words.day, { column: name })}
      value={choice.day_order}
      certain={column.day_is_certain && column.day_order === null}
      options={words.days}
      wrong={wrong}
      describedBy={describedBy}
      onChange={(value) => onChange({ ...choice, day_order: value as Choice["day_order"] })}
    />
  ) : null;
}

interface FormatProps {
  id: string;
  label: string;
  value: string;
  /** Whether the cells are unambiguous, so that no format is asked for. */
  certain: boolean;
  options: Readonly<Record<string, string>>;
  wrong: boolean;
  describedBy: string | undefined;
  onChange: (value: string) => void;
}

/** The choice of a column's format; nothing if it makes no difference. */
function Format({ label, certain, options, ...rest }: FormatProps) {
  if (certain) {
    return null;
  }
  const all = [["", say().mapping.pick] as const, ...Object.entries(options)];
  return <Folding {...rest} label={label} options={rest.value === "" ? all : all.slice(1)} />;
}

interface FoldingProps {
  id: string;
  label?: string;
  value: string;
  options: readonly (readonly [string, string])[];
  wrong: boolean;
  describedBy: string | undefined;
  onChange: (value: string) => void;
}

function Folding({ id, label, value, options, wrong, describedBy, onChange }: FoldingProps) {
  return (
    <span class="select">
      <select
        class="input"
        id={id}
        aria-label={label}
        aria-invalid={wrong || undefined}
        aria-describedby={describedBy}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
      <Icon name="down" />
    </span>
  );
}
