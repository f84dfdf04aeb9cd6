import { useSignal } from "@preact/signals";
import type { Problem } from "@ventanilla/api/problems";
import type { TicketSorting } from "@ventanilla/api/ticket-types";
import { Select, TextField, wrongFields } from "../../kit";
import { say } from "./words";

type Fields = TicketSorting["categories"][number]["fields"];
type Values = Readonly<Record<string, string>>;

interface InputsProps {
  fields: Fields;
  values: Values;
  problem: Problem | null;
  fixed: boolean;
  onInput: (values: Values) => void;
}

/** The inputs of a category's custom fields. */
export function FieldInputs({ fields, values, problem, fixed, onInput }: InputsProps) {
  const words = say();
  const wrong = wrongFields(problem, words.fields);
  return (
    <>
      {fields.map(({ id, name, kind, options }) => {
        const common = { name: `field-${id}`, label: name, value: values[id] ?? "", wrong: wrong[id] };
        const put = (value: string) => onInput({ ...values, [id]: value });
        return kind === "choice" ? (
          <Select
            key={id}
            {...common}
            disabled={fixed}
            options={[
              { value: "", label: words.none },
              ...options.map((option) => ({ value: option, label: option })),
            ]}
            onChange={put}
          />
        ) : (
          <TextField
            key={id}
            {...common}
            type={kind === "date" ? "date" : "text"}
            inputMode={kind === "number" ? "decimal" : "text"}
            readOnly={fixed}
            maxLength={500}
            onInput={put}
          />
        );
      })}
    </>
  );
}

interface OwnProps {
  fields: Fields;
  values: Values;
  busy: boolean;
  problem: Problem | null;
  fixed: boolean;
  onKeep: (values: Record<string, string>) => void;
}

/** The custom fields of a ticket, with their own save button. */
export function CustomFields({ fields, values, busy, problem, fixed, onKeep }: OwnProps) {
  const typed = useSignal<Values>(values);
  const shown = fields.filter((one) => !one.archived || values[one.id]);
  if (shown.length === 0) {
    return null;
  }
  const dirty = shown.some(({ id }) => (typed.value[id] ?? "") !== (values[id] ?? ""));
  return (
    <form
      class="own-fields"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) {
          onKeep(Object.fromEntries(Object.entries(typed.value).filter(([, value]) => value !== "")));
        }
      }}
    >
      <FieldInputs
        fields={shown}
        values={typed.value}
        problem={problem}
        fixed={fixed}
        onInput={(next) => (typed.value = next)}
      />
      {dirty && (
        <button type="submit" class="button" aria-disabled={busy || undefined}>
          {say().keep_fields}
        </button>
      )}
    </form>
  );
}
