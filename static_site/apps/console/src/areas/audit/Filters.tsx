import type { AuditEntry } from "@ventanilla/api/console-types";
import { today } from "@ventanilla/i18n";
import { Select, TextField } from "../../kit";
import { actKinds, actName, knownPeople, targetName } from "./names";
import { say } from "./words";

type Filter = Readonly<Record<"actor" | "act" | "target" | "since" | "until", string>>;

interface FiltersProps {
  filter: Filter;
  /** The entries of the list, whose actors can be chosen. */
  entries: readonly AuditEntry[];
  onChange: (changes: Partial<Filter>) => void;
  onClear: () => void;
}

/** The filters of the log. */
export function Filters({ filter, entries, onChange, onClear }: FiltersProps) {
  const words = say();
  const people = new Map([...entries.map(({ staff }) => [staff.id, staff.name] as const), ...knownPeople()]);
  if (filter.actor !== "" && !people.has(filter.actor)) {
    people.set(filter.actor, filter.actor);
  }
  const kinds = actKinds().map(([kind, label]) => ({ value: `${kind}.`, label }));
  const exact = filter.act !== "" && !filter.act.endsWith(".");
  const upsideDown = filter.since !== "" && filter.until !== "" && filter.since > filter.until;
  return (
    <div class="toolbar" role="search" aria-label={words.narrow}>
      <Select
        name="actor"
        label={words.who}
        value={filter.actor}
        options={[
          { value: "", label: words.anyone },
          ...[...people].map(([value, label]) => ({ value, label })),
        ]}
        onChange={(actor) => onChange({ actor })}
      />
      <Select
        name="act"
        label={words.what}
        value={filter.act}
        options={[
          { value: "", label: words.anything },
          ...kinds,
          ...(exact ? [{ value: filter.act, label: actName(filter.act) }] : []),
        ]}
        onChange={(act) => onChange({ act })}
      />
      <TextField
        name="since"
        label={words.since}
        type="date"
        value={filter.since}
        max={today()}
        wrong={upsideDown ? words.upside_down : undefined}
        onInput={(since) => onChange({ since })}
      />
      <TextField
        name="until"
        label={words.until}
        type="date"
        value={filter.until}
        max={today()}
        onInput={(until) => onChange({ until })}
      />
      {filter.target !== "" && (
        <p class="filter-target">
          <span class="badge">{targetName(filter.target)}</span>
        </p>
      )}
      {Object.values(filter).some((value) => value !== "") && (
        <button type="button" class="button quiet" onClick={onClear}>
          {words.clear}
        </button>
      )}
    </div>
  );
}
