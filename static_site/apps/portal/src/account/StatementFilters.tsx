import "@ventanilla/ui/more-icons";
import { useSignal } from "@preact/signals";
import { pages, fill } from "@ventanilla/i18n";
import { Choices, Field } from "@ventanilla/ui/field";
import { Icon } from "@ventanilla/ui/icons";
import { useEffect, useRef } from "preact/hooks";
import { config } from "../portal";
import { useQuery } from "./address";

const TYPING_PAUSE_MS = 350;

/** Narrows the statement by words, dates and currency; all of it is kept in the address. */
export function StatementFilters() {
  const { statement: say } = pages();
  const [query, change] = useQuery();
  const { desde = "", hasta = "", q = "", moneda = config.currency } = query;
  const open = useSignal(desde !== "" || hasta !== "");
  const set = [desde, hasta].filter(Boolean).length;
  return (
    <search class="filters">
      {config.currencies.length > 1 && (
        <Choices
          name="currency"
          legend={say.currency}
          legendHidden
          options={config.currencies.map((value) => ({ value, label: value }))}
          value={moneda}
          onChoose={(value) => change({ moneda: value === config.currency ? "" : value }, true)}
        />
      )}
      <SearchField text={q} onSearch={(text) => change({ q: text }, true)} />
      <button
        type="button"
        class="button filter-toggle"
        aria-expanded={open.value}
        aria-controls="dates"
        onClick={() => {
          open.value = !open.value;
        }}
      >
        <Icon name="filter" />
        {say.filters}
        {set > 0 && <span class="count">{set}</span>}
      </button>
      <Dates open={open.value} />
    </search>
  );
}

function Dates({ open }: { open: boolean }) {
  const { statement: say } = pages();
  const [{ desde = "", hasta = "", q = "" }, change] = useQuery();
  const backwards = desde !== "" && hasta !== "" && desde > hasta;
  return (
    <div class={open ? "dates open" : "dates"} id="dates">
      <Field
        name="desde"
        label={say.from}
        type="date"
        max={hasta || undefined}
        value={desde}
        wrong={backwards ? say.range_wrong : undefined}
        onChange={(event) => change({ desde: event.currentTarget.value }, true)}
      />
      <Field
        name="hasta"
        label={say.to}
        type="date"
        min={desde || undefined}
        value={hasta}
        onChange={(event) => change({ hasta: event.currentTarget.value }, true)}
      />
      {[desde, hasta, q].some(Boolean) && (
        <button
          type="button"
          class="button quiet"
          onClick={() => change({ desde: "", hasta: "", q: "" }, true)}
        >
          {say.clear}
        </button>
      )}
    </div>
  );
}

function SearchField({ text, onSearch }: { text: string; onSearch: (text: string) => void }) {
  const { statement: say } = pages();
  const typed = useSignal(text);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  // The address may change from elsewhere: filters taken away, the browser's way back.
  const shown = useRef(text);
  useEffect(() => {
    if (shown.current !== text) {
      shown.current = text;
      typed.value = text;
    }
  }, [text, typed]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const search = (wait: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      // What the address gets from here it must not put back over what is typed since.
      shown.current = typed.value.trim();
      onSearch(shown.current);
    }, wait);
  };
  return (
    <form
      class="search"
      onSubmit={(event) => {
        event.preventDefault();
        search(0);
      }}
    >
      <label class="visually-hidden" for="q">
        {fill("{search}: {hint}", { search: say.search, hint: say.search_hint })}
      </label>
      <Icon name="search" />
      <input
        class="input"
        id="q"
        type="search"
        maxLength={80}
        placeholder={say.search_hint}
        value={typed.value}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
          search(TYPING_PAUSE_MS);
        }}
      />
    </form>
  );
}
