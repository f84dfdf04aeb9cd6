import { useSignal } from "@preact/signals";
import { date, fill, language } from "@ventanilla/i18n";
import { Group, Icon } from "../../kit";
import type { TicketModel as Model } from "@ventanilla/api/ticket-types";
import type { Draft } from "./draft";
import { say } from "./words";

type Span = Model["hours"]["week"][number][number];

/** The names of the weekdays, Monday first. */
const dayNames = () => {
  const format = new Intl.DateTimeFormat(language.value, { weekday: "long", timeZone: "UTC" });
  // 1 January 2024 was a Monday.
  return Array.from({ length: 7 }, (_, index) => format.format(Date.UTC(2024, 0, 1 + index)));
};

/** The opening hours: targets run only then. */
export function Hours({ draft }: { draft: Draft }) {
  const words = say().hours;
  const { hours } = draft.model.value;
  const names = dayNames();
  const setDay = (day: number, spans: Span[]) =>
    draft.set("hours", { ...hours, week: hours.week.map((old, index) => (index === day ? spans : old)) });
  return (
    <Group id="hours" title={words.title} explanation={words.text}>
      <ul class="model-week">
        {hours.week.map((spans, day) => (
          <li key={names[day]} class="model-day">
            <span class="model-day-name">{names[day]}</span>
            <div class="model-spans">
              {spans.length === 0 && <span class="soft">{words.closed}</span>}
              {spans.map((span, index) => (
                <SpanRow
                  key={String(index)}
                  day={names[day] ?? ""}
                  span={span}
                  onChange={(next) =>
                    setDay(
                      day,
                      spans.map((old, at) => (at === index ? next : old)),
                    )
                  }
                  onRemove={() =>
                    setDay(
                      day,
                      spans.filter((_, at) => at !== index),
                    )
                  }
                />
              ))}
              <button
                type="button"
                class="button quiet small"
                onClick={() => setDay(day, [...spans, after(spans)])}
              >
                <Icon name="plus" />
                {words.add}
                <span class="visually-hidden"> {names[day]}</span>
              </button>
            </div>
          </li>
        ))}
      </ul>
      <Fault draft={draft} />
      <Holidays draft={draft} />
    </Group>
  );
}

/** A further span after those of the day. */
function after(spans: readonly Span[]): Span {
  const last = spans.at(-1);
  if (last === undefined) {
    return { opens: "09:00", closes: "18:00" };
  }
  return last.closes < "14:00"
    ? { opens: "14:00", closes: "18:00" }
    : { opens: last.closes, closes: "23:59" };
}

function Fault({ draft }: { draft: Draft }) {
  const sentences = say().errors as Readonly<Record<string, string>>;
  const found = draft.action.problem.value?.fields.find(({ field }) => field.startsWith("model.hours"));
  return found ? <p class="wrong">{sentences[found.code] ?? sentences["invalid"]}</p> : null;
}

interface SpanProps {
  day: string;
  span: Span;
  onChange: (span: Span) => void;
  onRemove: () => void;
}

function SpanRow({ day, span, onChange, onRemove }: SpanProps) {
  const words = say().hours;
  const field = (name: "opens" | "closes") => (
    <input
      class="input"
      type="time"
      required
      aria-label={fill(words[name], { day })}
      value={span[name]}
      onChange={({ currentTarget }) => {
        if (currentTarget.value === "") {
          currentTarget.value = span[name];
        } else {
          onChange({ ...span, [name]: currentTarget.value.slice(0, 5) });
        }
      }}
    />
  );
  return (
    <span class="model-span">
      {field("opens")}
      <span aria-hidden="true">–</span>
      {field("closes")}
      <button
        type="button"
        class="button quiet icon-only small"
        aria-label={fill(words.remove, { day })}
        onClick={onRemove}
      >
        <Icon name="close" />
      </button>
    </span>
  );
}

function Holidays({ draft }: { draft: Draft }) {
  const words = say().hours;
  const typed = useSignal("");
  const { hours } = draft.model.value;
  const set = (holidays: string[]) => draft.set("hours", { ...hours, holidays });
  const add = () => {
    if (typed.value !== "") {
      set([...new Set([...hours.holidays, typed.value])].sort());
      typed.value = "";
    }
  };
  return (
    <div class="setting">
      <p class="label">{words.holidays}</p>
      <p class="soft">{words.holidays_text}</p>
      <ul class="model-holidays">
        {hours.holidays.map((day) => (
          <li key={day}>
            <span class="badge">{date(day, "short", true)}</span>
            <button
              type="button"
              class="button quiet icon-only small"
              aria-label={fill(words.remove_holiday, { day: date(day, "long", true) })}
              onClick={() => set(hours.holidays.filter((one) => one !== day))}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      <div class="inline model-add">
        <input
          class="input"
          type="date"
          id="holiday-new"
          aria-label={words.holiday}
          value={typed.value}
          onInput={({ currentTarget }) => (typed.value = currentTarget.value)}
        />
        <button type="button" class="button" aria-disabled={typed.value === "" || undefined} onClick={add}>
          <Icon name="plus" />
          {words.add_holiday}
        </button>
      </div>
    </div>
  );
}
