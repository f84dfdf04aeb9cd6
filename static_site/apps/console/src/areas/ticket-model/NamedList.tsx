import { useSignal } from "@preact/signals";
import { fill } from "@ventanilla/i18n";
import type { ComponentChildren } from "preact";
import { Icon } from "../../kit";
import { idFor, moved } from "./draft";
import { say } from "./words";

interface Named {
  readonly id: string;
  readonly name: string;
  readonly archived?: boolean;
}

interface Props<T extends Named> {
  /** The name of the list in the model, a prefix of its controls' ids. */
  name: string;
  items: readonly T[];
  max: number;
  /** Makes an item with this name. */
  make: (id: string, name: string) => T;
  onChange: (items: T[]) => void;
  /** Further inputs of an item; `set` changes it. */
  more?: (item: T, set: (changes: Partial<T>) => void, key: string) => ComponentChildren;
  /** A note next to its name. */
  hint?: (item: T) => string;
  /** Whether items are deleted rather than archived, since nothing refers to them. */
  removable?: boolean;
  wrong?: ((index: number) => string | undefined) | undefined;
}

/** An ordered list of named items, which can be added, renamed, moved and archived, also by keyboard. */
export function NamedList<T extends Named>(props: Props<T>) {
  const { name, items, max, make, onChange, more, hint, removable, wrong } = props;
  const typed = useSignal("");
  const { list } = say();
  const add = () => {
    const text = typed.value.trim();
    if (text !== "" && items.length < max) {
      onChange([...items, make(idFor(text, items), text)]);
      typed.value = "";
    }
  };
  const put = (index: number, changes: Partial<T>) =>
    onChange(items.map((item, at) => (at === index ? { ...item, ...changes } : item)));
  return (
    <>
      <ul class="model-items">
        {items.map((item, index) => {
          const key = `${name}-${item.id}`;
          const set = (changes: Partial<T>) => put(index, changes);
          const fault = wrong?.(index);
          return (
            <li key={item.id} class={item.archived ? "model-item archived" : "model-item"}>
              <div class="model-row">
                <input
                  class="input"
                  id={key}
                  aria-label={list.name}
                  aria-invalid={fault ? true : undefined}
                  aria-describedby={fault ? `${key}-wrong` : undefined}
                  maxLength={60}
                  value={item.name}
                  onInput={({ currentTarget }) => set({ name: currentTarget.value } as Partial<T>)}
                />
                {item.archived === true && <span class="badge">{list.archived}</span>}
                {hint && <span class="soft model-hint">{hint(item)}</span>}
                <Move
                  name={item.name}
                  index={index}
                  last={items.length - 1}
                  onMove={(to) => onChange(moved(items, index, to))}
                />
                {removable ? (
                  <button
                    type="button"
                    class="button quiet small"
                    onClick={() => onChange(items.filter((_, at) => at !== index))}
                  >
                    {list.remove}
                    <span class="visually-hidden"> {item.name}</span>
                  </button>
                ) : (
                  <button
                    type="button"
                    class="button quiet small"
                    onClick={() => set({ archived: item.archived !== true } as Partial<T>)}
                  >
                    {item.archived === true ? list.restore : list.archive}
                    <span class="visually-hidden"> {item.name}</span>
                  </button>
                )}
              </div>
              {fault && (
                <p class="wrong" id={`${key}-wrong`}>
                  {fault}
                </p>
              )}
              {more && item.archived !== true && more(item, set, key)}
            </li>
          );
        })}
      </ul>
      <div class="inline model-add">
        <input
          class="input"
          id={`${name}-new`}
          aria-label={list.new}
          placeholder={list.new}
          maxLength={60}
          value={typed.value}
          onInput={({ currentTarget }) => (typed.value = currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter") {
              event.preventDefault();
              add();
            }
          }}
        />
        <button
          type="button"
          class="button"
          aria-disabled={typed.value.trim() === "" || items.length >= max || undefined}
          onClick={add}
        >
          <Icon name="plus" />
          {list.add}
        </button>
      </div>
    </>
  );
}

interface MoveProps {
  name: string;
  index: number;
  last: number;
  onMove: (to: number) => void;
}

function Move({ name, index, last, onMove }: MoveProps) {
  const { list } = say();
  const step = (by: -1 | 1, off: boolean, label: string) => (
    <button
      type="button"
      class="button quiet icon-only small"
      aria-label={fill(label, { name })}
      aria-disabled={off || undefined}
      onClick={() => !off && onMove(index + by)}
    >
      {by === -1 ? (
        <span class="turned">
          <Icon name="down" />
        </span>
      ) : (
        <Icon name="down" />
      )}
    </button>
  );
  return (
    <>
      {step(-1, index === 0, list.up)}
      {step(1, index === last, list.down)}
    </>
  );
}
