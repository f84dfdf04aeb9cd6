import type { TicketCounts, TicketSorting, TicketView } from "@ventanilla/api/ticket-types";
import { areaPath } from "../../address";
import { wide } from "../../kit";
import type { Wanted } from "./api";
import { say } from "./words";

const counted = ["open", "mine", "unassigned", "waiting", "due", "overdue"] as const;
const MOST = 100;

interface Choice {
  readonly view: TicketView;
  readonly id: string;
  readonly name: string;
  readonly count?: number | undefined;
}
interface ChoiceGroup {
  readonly title: string;
  readonly choices: readonly Choice[];
}

const hrefOf = ({ view, id }: Choice) =>
  `${areaPath("tickets")}?${new URLSearchParams(id === "" ? { view } : { view, id }).toString()}`;

const shownCount = (count: number) => (count >= MOST ? `${MOST - 1}+` : String(count));

function groups(sorting: TicketSorting | null, counts: TicketCounts | null): readonly ChoiceGroup[] {
  const words = say();
  const usual: Choice[] = counted.map((view) => ({
    view,
    id: "",
    name: words.views[view],
    count: counts?.[view],
  }));
  const list = (
    title: string,
    view: TicketView,
    named: readonly { id: string; name: string }[] | undefined,
  ): ChoiceGroup => ({ title, choices: (named ?? []).map(({ id, name }) => ({ view, id, name })) });
  const closed: Choice = { view: "closed", id: "", name: words.views.closed };
  return [
    { title: words.views.title, choices: [...usual, closed] },
    list(
      words.state,
      "state",
      sorting?.states.filter((one) => !one.closed && !one.archived),
    ),
    list(
      words.area,
      "area",
      sorting?.areas.filter((one) => !one.archived),
    ),
    list(
      words.assignee,
      "assignee",
      sorting?.people.map(({ staff_id, name }) => ({ id: staff_id, name })),
    ),
    list(words.gone, "assignee", sorting?.gone),
  ].filter(({ choices }) => choices.length > 0);
}

/** A count; its space is reserved until it is loaded. */
function Count({ view, count }: Choice) {
  if (count === undefined || count === 0) {
    return <span class="view-count" />;
  }
  return <span class={view === "overdue" ? "view-count late" : "view-count"}>{shownCount(count)}</span>;
}

interface Props {
  wanted: Wanted;
  sorting: TicketSorting | null;
  counts: TicketCounts | null;
  onChoose: (view: TicketView, id: string) => void;
}

/** The views with their counts: a sidebar, or a select on phones. */
export function Views({ wanted, sorting, counts, onChoose }: Props) {
  const all = groups(sorting, counts);
  const searching = wanted.q !== "" || wanted.customer !== "";
  const isCurrent = ({ view, id }: Choice) => !searching && view === wanted.view && id === wanted.id;
  if (!wide.value) {
    return (
      <label class="ticket-view-choice">
        <span class="visually-hidden">{say().views.title}</span>
        <select
          class="input"
          value={`${wanted.view} ${wanted.id}`}
          onChange={(event) => {
            const [view = "open", id = ""] = event.currentTarget.value.split(" ");
            onChoose(view as TicketView, id);
          }}
        >
          {all.map(({ title, choices }) => (
            <optgroup key={title} label={title}>
              {choices.map(({ view, id, name, count }) => (
                <option key={view + id} value={`${view} ${id}`}>
                  {count ? `${name} (${shownCount(count)})` : name}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
    );
  }
  return (
    <nav class="ticket-views" aria-label={say().views.title}>
      {all.map(({ title, choices }, index) => (
        <div key={title}>
          {index > 0 && <h2>{title}</h2>}
          <ul role="list">
            {choices.map((choice) => (
              <li key={choice.view + choice.id}>
                <a href={hrefOf(choice)} aria-current={isCurrent(choice) ? "page" : undefined}>
                  <span>{choice.name}</span>
                  <Count {...choice} />
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
