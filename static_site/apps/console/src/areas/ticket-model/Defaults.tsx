import { Group, Select } from "../../kit";
import type { TicketModel as Model } from "@ventanilla/api/ticket-types";
import type { Draft, Person } from "./draft";
import { say } from "./words";

type Origin = keyof Model["defaults"];
type Start = Model["defaults"][Origin];

const origins: readonly Origin[] = ["general", "query", "incident", "proof", "plan"];

/** The initial values of a ticket, by its source. */
export function Defaults({ draft, people }: { draft: Draft; people: readonly Person[] }) {
  const words = say().defaults;
  const { defaults, areas, categories, states, priorities } = draft.model.value;
  const choices: Readonly<Record<keyof Start, readonly { id: string; name: string; archived?: boolean }[]>> =
    {
      area_id: areas,
      category_id: categories,
      state_id: states.filter((one) => !one.closed),
      priority_id: priorities,
      assignee_id: people.map(({ staff_id, name }) => ({ id: staff_id, name })),
    };
  const set = (origin: Origin, changes: Partial<Start>) =>
    draft.set("defaults", { ...defaults, [origin]: { ...defaults[origin], ...changes } });
  return (
    <Group id="defaults" title={words.title} explanation={words.text}>
      {origins.map((origin) => (
        <details key={origin} class="model-more">
          <summary>{words.origins[origin]}</summary>
          <div class="model-inside">
            {(Object.keys(choices) as (keyof Start)[]).map((field) => (
              <Select
                key={field}
                name={`${origin}-${field}`}
                label={words[field]}
                value={defaults[origin][field]}
                options={[
                  { value: "", label: words.automatic },
                  ...choices[field]
                    .filter((one) => one.archived !== true || one.id === defaults[origin][field])
                    .map(({ id, name }) => ({ value: id, label: name })),
                ]}
                onChange={(value) => set(origin, { [field]: value })}
              />
            ))}
          </div>
        </details>
      ))}
    </Group>
  );
}
