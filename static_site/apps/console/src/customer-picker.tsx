import { useSignal } from "@preact/signals";
import type { CustomerBrief } from "@ventanilla/api/customer-types";
import type { Problem } from "@ventanilla/api/problems";
import { fill, plural } from "@ventanilla/i18n";
import { useRef } from "preact/hooks";
import { http } from "@ventanilla/api/console";
import { ProblemBox, SearchBox } from "./kit";
import { at } from "./address";
import { can, signedIn } from "./session";
import "./styles/customer-picker.css";

const MOST_CUSTOMERS = 6;

const findCustomers = (q: string) =>
  signedIn((signal) =>
    http.GET("/console/{tenant}/customers", {
      params: { path: at, query: { q, limit: MOST_CUSTOMERS } },
      signal,
    }),
  );

/** A chosen customer. */
export interface Chosen {
  readonly id: string;
  readonly name: string;
}

/** A search result. */
interface Found extends Chosen {
  /** What distinguishes them from others of the same name. */
  readonly small: string;
}

/** The words of the picker. */
interface ChoiceWords {
  readonly label: string;
  readonly placeholder: string;
  /** Shown while none is chosen. */
  readonly examples: string;
  /** Shown for the chosen one, with `{name}`. */
  readonly shown: string;
  readonly clear: string;
  /** Shown when no customer matches `{text}`. */
  readonly none: string;
  readonly found: { readonly one: string; readonly other: string };
}

interface ChoiceProps {
  words: ChoiceWords;
  value: Chosen | null;
  onChange: (chosen: Chosen | null) => void;
}

/** Searches and chooses a customer. Hidden from staff who may not see customers. */
export function CustomerPicker({ words, value, onChange }: ChoiceProps) {
  const text = useSignal("");
  const found = useSignal<readonly Found[] | null>(null);
  const problem = useSignal<Problem | null>(null);
  const turn = useRef(0);
  if (!can("customers_read")) {
    return null;
  }
  const search = async (wanted: string) => {
    const mine = ++turn.current;
    text.value = wanted;
    const answer = wanted === "" ? null : await findCustomers(wanted);
    if (mine === turn.current) {
      problem.value = answer === null || answer.ok ? null : answer.problem;
      found.value = answer?.ok === true ? answer.value.items.map(described) : null;
    }
  };
  const choose = (chosen: Chosen | null) => {
    turn.current += 1;
    text.value = "";
    found.value = null;
    problem.value = null;
    onChange(chosen);
  };
  return (
    <div class="customer-choice">
      <SearchBox
        label={words.label}
        placeholder={words.placeholder}
        value={text.value}
        onSearch={(wanted) => void search(wanted)}
      />
      <p class="soft" role="status">
        {status(words, value, text.value, found.value)}{" "}
        {value !== null && (
          <button type="button" class="row-link" onClick={() => choose(null)}>
            {words.clear}
          </button>
        )}
      </p>
      {problem.value && <ProblemBox problem={problem.value} onRetry={() => void search(text.value)} />}
      {found.value !== null && found.value.length > 0 && (
        <ul class="customer-found">
          {found.value.map(({ id, name, small }) => (
            <li key={id}>
              <button type="button" onClick={() => choose({ id, name })}>
                {name} <span class="soft">{small}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const described = (row: CustomerBrief): Found => ({
  id: row.id,
  name: row.name,
  small: row.document ?? row.number ?? row.email ?? row.phone ?? "",
});

function status(
  words: ChoiceWords,
  value: Chosen | null,
  text: string,
  found: readonly Found[] | null,
): string {
  if (found !== null) {
    return found.length === 0 ? fill(words.none, { text }) : plural(words.found, found.length);
  }
  return value === null ? words.examples : fill(words.shown, { name: value.name });
}
