import type { Action, ModuleName } from "@ventanilla/api/portal-types";
import { fill } from "@ventanilla/i18n";
import { Group, Icon, SettingRow, TextField } from "../../../kit";
import { has } from "../../../session";
import type { Draft } from "../draft";
import { OnOff, Text } from "../fields";
import { swapped } from "../ListField";
import { about, say } from "../words";

type Kind = Action["kind"];
const kinds: readonly Kind[] = [
  "statement",
  "last_invoice",
  "new_ticket",
  "message",
  "sign",
  "support",
  "link",
];
/** The module of the page that a button leads to. */
const MODULES: Readonly<Partial<Record<Kind, ModuleName>>> = {
  statement: "statement",
  new_ticket: "tickets",
  message: "messages",
  sign: "contracts",
};
const MAX = 6;

/** The action buttons of the portal: which, in which order, with which label. */
export function ButtonsGroup({ draft }: { draft: Draft }) {
  const { groups, list, options } = say();
  const { actions } = draft.settings.value;
  const set = (next: readonly Action[]) => draft.set("actions", next);
  const left = kinds
    .filter((kind) => kind === "link" || actions.every((action) => action.kind !== kind))
    .filter((kind) => {
      const module = MODULES[kind];
      return module === undefined || has(module);
    });
  const { name, label, explanation } = about("actions");
  return (
    <Group title={groups.buttons.label} id="buttons" explanation={groups.buttons.text}>
      <SettingRow
        name={name}
        label={label}
        explanation={explanation}
        wrong={draft.wrong.value["actions"]}
        several
      >
        {actions.length === 0 && <p class="soft">{list.empty}</p>}
        <ol class="items">
          {actions.map((action, index) => (
            <ActionItem
              // Keyed by position: two links may be equal.
              key={index}
              draft={draft}
              action={action}
              index={index}
              onChange={(changed) => set(actions.map((one, at) => (at === index ? changed : one)))}
              onMove={(by) => set(swapped(actions, index, index + by))}
              onRemove={() => set(actions.filter((_, at) => at !== index))}
              last={index === actions.length - 1}
            />
          ))}
        </ol>
        {actions.length < MAX && (
          <span class="select">
            <select
              class="input"
              id={name}
              aria-label={list.new_action}
              value=""
              onChange={(event) => {
                const kind = kinds.find((one) => one === event.currentTarget.value);
                event.currentTarget.value = "";
                if (kind !== undefined) {
                  set([...actions, { kind, label: "", url: "" }]);
                }
              }}
            >
              <option value="">{list.new_action}</option>
              {left.map((kind) => (
                <option key={kind} value={kind}>
                  {options.kind[kind]}
                </option>
              ))}
              <option value="pay" disabled>
                {options.kind.pay}
              </option>
            </select>
            <Icon name="down" />
          </span>
        )}
      </SettingRow>
      <Text draft={draft} name="payment_heading" />
      <OnOff draft={draft} name="payment_custom_names" />
    </Group>
  );
}

/** What a button lacks to be shown. */
function hiddenBy(draft: Draft, kind: Kind): string | null {
  const { modules, support, tickets } = draft.settings.value;
  const module = MODULES[kind];
  if (module !== undefined && !(modules.includes(module) && has(module))) {
    return say().options.modules[module].label;
  }
  if (kind === "new_ticket" && !tickets.create) {
    return say().settings["tickets.create"].label;
  }
  return kind === "support" && !support?.shown ? say().settings.support.label : null;
}

interface ActionItemProps {
  draft: Draft;
  action: Action;
  index: number;
  last: boolean;
  onChange: (action: Action) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}

function ActionItem({ draft, action, index, last, onChange, onMove, onRemove }: ActionItemProps) {
  const { list, options } = say();
  const usual = options.kind[action.kind];
  const shown = action.label || usual;
  const wrong = draft.wrong.value;
  const hidden = hiddenBy(draft, action.kind);
  return (
    <li class="action-item">
      <div class="action-item-head">
        <strong>{usual}</strong>
        <span class="inline">
          <Mover label={fill(list.up, { name: shown })} up off={index === 0} onPress={() => onMove(-1)} />
          <Mover label={fill(list.down, { name: shown })} off={last} onPress={() => onMove(1)} />
          <button
            type="button"
            class="button quiet icon-only small"
            aria-label={fill(list.remove, { name: shown })}
            onClick={onRemove}
          >
            <Icon name="close" />
          </button>
        </span>
      </div>
      {hidden !== null && <p class="careful">{fill(list.action_hidden, { what: hidden })}</p>}
      <TextField
        name={`actions.${index}.label`}
        label={list.action_name}
        explanation={action.kind === "link" ? undefined : fill(list.action_usual, { name: usual })}
        value={action.label}
        maxLength={40}
        wrong={wrong[`actions.${index}.label`] ?? wrong[`actions.${index}`]}
        onInput={(label) => onChange({ ...action, label })}
      />
      {action.kind === "link" && (
        <TextField
          name={`actions.${index}.url`}
          label={list.action_url}
          value={action.url}
          placeholder="https://www.empresa.com/planes"
          maxLength={500}
          wrong={wrong[`actions.${index}.url`]}
          onInput={(url) => onChange({ ...action, url: url.trim() })}
        />
      )}
    </li>
  );
}

interface MoverProps {
  label: string;
  up?: boolean;
  off: boolean;
  onPress: () => void;
}

function Mover({ label, up, off, onPress }: MoverProps) {
  return (
    <button
      type="button"
      class="button quiet icon-only small"
      aria-label={label}
      aria-disabled={off || undefined}
      onClick={() => !off && onPress()}
    >
      <span class={up ? "turned" : undefined}>
        <Icon name="down" />
      </span>
    </button>
  );
}
