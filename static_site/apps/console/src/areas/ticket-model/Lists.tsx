import { plural } from "@ventanilla/i18n";
import { Check, Group, Select, TextField } from "../../kit";
import { shell } from "../../words";
import type { TicketModel as Model } from "@ventanilla/api/ticket-types";
import type { Draft, ListName, Person } from "./draft";
import { NamedList } from "./NamedList";
import { say } from "./words";

type Category = Model["categories"][number];
type Field = Category["fields"][number];
type Priority = Model["priorities"][number];

interface Props {
  draft: Draft;
}

const wrongIn =
  ({ wrong }: Draft, list: ListName) =>
  (index: number) => {
    const found = wrong(`${list}.${String(index)}.name`);
    return found && shell().fields.required;
  };

/** The error of a list as a whole. */
function ListFault({ draft, list }: Props & { list: ListName }) {
  const found = draft.wrong(list);
  const sentences = say().errors as Readonly<Record<string, string>>;
  return found ? <p class="wrong">{sentences[found.code] ?? sentences["invalid"]}</p> : null;
}

type Area = Model["areas"][number];

/** The areas of the business. `people` are the staff who may answer tickets. */
export function Areas({ draft, people }: Props & { people: readonly Person[] }) {
  const words = say().areas;
  return (
    <Group id="areas" title={words.title} explanation={words.text}>
      <NamedList<Area>
        name="areas"
        items={draft.model.value.areas}
        max={50}
        make={(id, name): Area => ({ id, name, archived: false, member_ids: [] })}
        onChange={(items) => draft.set("areas", items)}
        wrong={wrongIn(draft, "areas")}
        hint={({ member_ids }) =>
          member_ids.length > 0 ? plural(words.members_count, member_ids.length) : ""
        }
        more={(item, set, key) => (
          <details class="model-more">
            <summary>
              {words.members}
              <span class="visually-hidden">: {item.name}</span>
            </summary>
            <fieldset class="model-inside">
              <legend class="soft">{words.members_text}</legend>
              {people.map(({ staff_id, name }) => (
                <Check
                  key={staff_id}
                  name={`${key}-${staff_id}`}
                  label={name}
                  checked={item.member_ids.includes(staff_id)}
                  onChange={(on) =>
                    set({
                      member_ids: on
                        ? [...item.member_ids, staff_id]
                        : item.member_ids.filter((one) => one !== staff_id),
                    })
                  }
                />
              ))}
            </fieldset>
          </details>
        )}
      />
      <ListFault draft={draft} list="areas" />
    </Group>
  );
}

/** The categories of tickets and their custom fields. */
export function Categories({ draft }: Props) {
  const words = say().categories;
  const { areas, categories } = draft.model.value;
  return (
    <Group id="categories" title={words.title} explanation={words.text}>
      <NamedList<Category>
        name="categories"
        items={categories}
        max={100}
        make={(id, name) => ({
          id,
          name,
          archived: false,
          description: "",
          offered: true,
          area_id: areas[0]?.id ?? "",
          fields: [],
        })}
        onChange={(items) => draft.set("categories", items)}
        wrong={wrongIn(draft, "categories")}
        hint={({ fields }) => (fields.length > 0 ? plural(words.fields_count, fields.length) : "")}
        more={(item, set, key) => (
          <details class="model-more">
            <summary>
              {words.more}
              <span class="visually-hidden">: {item.name}</span>
            </summary>
            <div class="model-inside">
              <TextField
                name={`${key}-description`}
                label={words.description}
                explanation={words.description_text}
                lines={2}
                maxLength={500}
                value={item.description}
                onInput={(description) => set({ description })}
              />
              <Select
                name={`${key}-area`}
                label={words.area}
                value={item.area_id}
                options={[
                  { value: "", label: say().none },
                  ...areas.filter((one) => !one.archived).map(({ id, name }) => ({ value: id, label: name })),
                ]}
                onChange={(area_id) => set({ area_id })}
              />
              <Check
                name={`${key}-offered`}
                label={words.offered}
                explanation={words.offered_text}
                checked={item.offered}
                onChange={(offered) => set({ offered })}
              />
              <Fields fields={item.fields} name={key} onChange={(fields) => set({ fields })} />
            </div>
          </details>
        )}
      />
      <ListFault draft={draft} list="categories" />
    </Group>
  );
}

interface FieldsProps {
  fields: readonly Field[];
  name: string;
  onChange: (fields: Field[]) => void;
}

/** The custom fields of a category. */
function Fields({ fields, name, onChange }: FieldsProps) {
  const words = say().fields;
  const kinds = ["text", "number", "date", "choice"] as const;
  return (
    <fieldset class="model-fields">
      <legend class="label">{words.title}</legend>
      <p class="soft">{words.text}</p>
      <NamedList<Field>
        name={`${name}-fields`}
        items={fields}
        max={12}
        make={(id, fieldName) => ({
          id,
          name: fieldName,
          archived: false,
          kind: "text",
          required: false,
          options: [],
        })}
        onChange={onChange}
        more={(field, set, key) => (
          <div class="model-field">
            <Select
              name={`${key}-kind`}
              label={words.kind}
              value={field.kind}
              options={kinds.map((value) => ({ value, label: words.kinds[value] }))}
              onChange={(kind) =>
                set({ kind, options: kind === "choice" ? [words.option_first, words.option_second] : [] })
              }
            />
            {field.kind === "choice" && (
              <TextField
                name={`${key}-options`}
                label={words.options}
                explanation={words.options_text}
                lines={3}
                value={field.options.join("\n")}
                onInput={(text) => set({ options: text.split("\n").slice(0, 50) })}
              />
            )}
            <Check
              name={`${key}-required`}
              label={words.required}
              checked={field.required}
              onChange={(required) => set({ required })}
            />
          </div>
        )}
      />
    </fieldset>
  );
}

/** The states of tickets. */
export function States({ draft }: Props) {
  const words = say().states;
  return (
    <Group id="states" title={words.title} explanation={words.text}>
      <NamedList
        name="states"
        items={draft.model.value.states}
        max={30}
        make={(id, name) => ({
          id,
          name,
          archived: false,
          customer_name: "",
          closed: false,
          waits_for_customer: false,
        })}
        onChange={(items) => draft.set("states", items)}
        wrong={wrongIn(draft, "states")}
        hint={({ closed, waits_for_customer }) =>
          closed ? words.is_closed : waits_for_customer ? words.is_waiting : ""
        }
        more={(item, set, key) => (
          <details class="model-more">
            <summary>
              {say().categories.more}
              <span class="visually-hidden">: {item.name}</span>
            </summary>
            <div class="model-inside">
              <TextField
                name={`${key}-customer`}
                label={words.customer_name}
                explanation={words.customer_name_text}
                maxLength={160}
                value={item.customer_name}
                onInput={(customer_name) => set({ customer_name })}
              />
              <Check
                name={`${key}-closed`}
                label={words.closed}
                explanation={words.closed_text}
                checked={item.closed}
                onChange={(closed) => set({ closed, waits_for_customer: false })}
              />
              {!item.closed && (
                <Check
                  name={`${key}-waits`}
                  label={words.waits}
                  explanation={words.waits_text}
                  checked={item.waits_for_customer}
                  onChange={(waits_for_customer) => set({ waits_for_customer })}
                />
              )}
            </div>
          </details>
        )}
      />
      <ListFault draft={draft} list="states" />
    </Group>
  );
}

/** The priorities of tickets and their target times. */
export function Priorities({ draft }: Props) {
  const words = say().priorities;
  const hours = (text: string) => {
    const number = Math.round(Number(text));
    return text.trim() === "" || !Number.isFinite(number) || number < 1 ? null : Math.min(1000, number);
  };
  return (
    <Group id="priorities" title={words.title} explanation={words.text}>
      <NamedList<Priority>
        name="priorities"
        items={draft.model.value.priorities}
        max={20}
        make={(id, name) => ({ id, name, archived: false, answer_hours: null, solution_hours: null })}
        onChange={(items) => draft.set("priorities", items)}
        wrong={wrongIn(draft, "priorities")}
        more={(item, set, key) => (
          <div class="model-targets">
            {(["answer_hours", "solution_hours"] as const).map((target) => (
              <TextField
                key={target}
                name={`${key}-${target}`}
                label={words[target]}
                type="number"
                min={1}
                max={1000}
                placeholder={words.no_target}
                value={item[target] === null ? "" : String(item[target])}
                onInput={(text) => set({ [target]: hours(text) })}
              />
            ))}
          </div>
        )}
      />
      <ListFault draft={draft} list="priorities" />
    </Group>
  );
}
