import { useSignal } from "@preact/signals";
import type {
  ContractTag,
  ContractTemplate,
  ContractTemplates,
  TemplateDraft,
} from "@ventanilla/api/contract-template-types";
import type { FieldProblem } from "@ventanilla/api/problems";
import { fill } from "@ventanilla/i18n";
import { useLocation } from "preact-iso";
import { useRef } from "preact/hooks";
import {
  announce,
  ConfirmDialog,
  Group,
  insertAtCursor,
  keepEdits,
  Page,
  SaveBar,
  Switch,
  TextField,
  useAction,
  useIdempotency,
} from "../../kit";
import { areaPath } from "../../address";
import { can } from "../../session";
import { changeTemplate, makeTemplate, removeTemplate } from "./api";
import { usePreview } from "./preview";
import { Preview } from "./Preview";
import { Roles } from "./Roles";
import { faultWords, say } from "./words";

const fresh: TemplateDraft = {
  name: "",
  title: "",
  text: "",
  message: "",
  roles: [{ staff_id: "" }],
  in_order: false,
  due_days: 0,
};
const parts = ["name", "title", "text", "roles", "in_order", "due_days", "message"] as const;

const draftOf = (template: ContractTemplate | null): TemplateDraft =>
  template === null
    ? fresh
    : {
        name: template.name,
        title: template.title,
        text: template.text,
        message: template.message,
        roles: template.roles,
        in_order: template.in_order,
        due_days: template.due_days,
      };

interface EditorProps {
  template: ContractTemplate | null;
  tags: readonly ContractTag[];
  team: ContractTemplates["team"];
}

/** The editor of a template: preview on the left, text and signers on the right. */
export function EditorPage({ template, tags, team }: EditorProps) {
  const words = say();
  const stored = useSignal(template);
  const draft = useSignal(draftOf(template));
  const going = useSignal(false);
  const action = useAction();
  const remove = useAction();
  const idempotencyHeader = useIdempotency();
  const { route } = useLocation();
  const before = draftOf(stored.value);
  const changed = parts.filter((part) => JSON.stringify(draft.value[part]) !== JSON.stringify(before[part]));
  const preview = usePreview(draft.value.title, draft.value.text);
  const saved = action.problem.value?.fields ?? [];
  const live = preview.problem.value?.fields ?? [];
  const set = (change: Partial<TemplateDraft>) => {
    draft.value = { ...draft.value, ...change };
  };
  const save = async () => {
    const known = stored.peek();
    const sent = draft.peek();
    const done = await action.run(() =>
      known === null
        ? makeTemplate(sent, idempotencyHeader(sent))
        : changeTemplate(known.template_id, sent, known.version),
    );
    if (done !== null) {
      stored.value = done;
      draft.value = keepEdits(sent, draft.peek(), draftOf(done));
      announce(words.saved);
      if (known === null) {
        route(areaPath("contract-templates", done.template_id), true);
      }
    }
  };
  const takeAway = async () => {
    const known = stored.peek();
    if (known !== null && (await remove.run(() => removeTemplate(known.template_id))) !== null) {
      announce(words.removed);
      route(areaPath("contract-templates"));
    }
  };
  return (
    <Page
      title={stored.value?.name ?? words.new}
      lead={words.editor_lead}
      back={{ href: areaPath("contract-templates"), label: words.back }}
      actions={
        stored.value !== null &&
        can("contracts") && (
          <button type="button" class="button" onClick={() => (going.value = true)}>
            {words.remove}
          </button>
        )
      }
      wide
    >
      <div class="template-editor">
        <Group title={words.preview} explanation={words.preview_text}>
          <Preview
            preview={preview}
            empty={draft.value.text.trim() === "" || draft.value.title.trim() === ""}
          />
        </Group>
        <fieldset class="template-form" disabled={!can("contracts")}>
          <Text draft={draft.value} tags={tags} saved={saved} live={live} onChange={set} />
          <Roles draft={draft.value} team={team} wrong={faultWords(saved, "roles")} onChange={set} />
          <Group title={words.sending}>
            <Switch
              name="in_order"
              label={words.in_order}
              explanation={words.in_order_text}
              checked={draft.value.in_order}
              onChange={(in_order) => set({ in_order })}
            />
            <TextField
              name="due_days"
              label={words.due_days}
              explanation={words.due_days_text}
              wrong={faultWords(saved, "due_days")}
              inputMode="numeric"
              maxLength={3}
              value={draft.value.due_days === 0 ? "" : String(draft.value.due_days)}
              onInput={(text) => set({ due_days: Number(text.replace(/\D/g, "")) })}
            />
            <TextField
              name="message"
              label={words.message}
              explanation={words.message_text}
              lines={3}
              maxLength={2000}
              value={draft.value.message}
              onInput={(message) => set({ message })}
            />
          </Group>
        </fieldset>
      </div>
      <SaveBar
        changes={changed.map((part) => words.parts[part])}
        busy={action.busy.value}
        problem={action.problem.value}
        sentences={words.errors}
        onSave={() => void save()}
        onDiscard={() => {
          draft.value = draftOf(stored.peek());
          action.forget();
        }}
      />
      {going.value && (
        <ConfirmDialog
          id="remove-template"
          title={fill(words.remove_title, { name: stored.value?.name ?? "" })}
          confirm={words.remove}
          danger
          busy={remove.busy.value}
          problem={remove.problem.value}
          onConfirm={() => void takeAway()}
          onClose={() => (going.value = false)}
        >
          <p>{words.remove_text}</p>
        </ConfirmDialog>
      )}
    </Page>
  );
}

interface TextProps {
  draft: TemplateDraft;
  tags: readonly ContractTag[];
  saved: readonly FieldProblem[];
  live: readonly FieldProblem[];
  onChange: (change: Partial<TemplateDraft>) => void;
}

/** Name, title and text, with the tags that can be inserted. */
function Text({ draft, tags, saved, live, onChange }: TextProps) {
  const words = say();
  const form = useRef<HTMLDivElement>(null);
  const last = useRef<"title" | "text">("text");
  const insert = (text: string) => {
    insertAtCursor(form.current?.querySelector(`#${last.current}`) ?? null, text);
  };
  const wrong = (part: "title" | "text") => faultWords(live, part) ?? faultWords(saved, part);
  const places = ["firma", "iniciales", "fecha", "casilla", "texto"] as const;
  return (
    <Group title={words.text_title} explanation={words.text_text}>
      <div
        ref={form}
        class="stacked"
        onFocusCapture={(event) => {
          const { name } = event.target as HTMLInputElement;
          if (name === "title" || name === "text") {
            last.current = name;
          }
        }}
      >
        <TextField
          name="name"
          label={words.name}
          explanation={words.name_text}
          wrong={faultWords(saved, "name")}
          maxLength={80}
          value={draft.name}
          onInput={(name) => onChange({ name })}
        />
        <TextField
          name="title"
          label={words.document_title}
          explanation={words.document_title_text}
          wrong={wrong("title")}
          maxLength={120}
          value={draft.title}
          onInput={(title) => onChange({ title })}
        />
        <div class="template-inserts">
          <Inserts
            label={words.tags}
            items={tags.map(({ name, description, example }) => ({
              text: `{{ ${name} }}`,
              label: name,
              meaning: `${description}. ${fill(words.example, { example })}`,
            }))}
            onInsert={insert}
          />
          <p class="soft">{words.own_tags}</p>
          <Inserts
            label={words.places}
            items={[
              ...draft.roles.flatMap((_, index) =>
                places.slice(0, 3).map((place) => ({
                  text: `[[${place}:${String(index + 1)}]]`,
                  label: `${place}:${String(index + 1)}`,
                  meaning: fill(words.place_of[place], { number: index + 1 }),
                })),
              ),
              ...places.slice(3).map((place) => ({
                text: `[[${place}:1:${words.place_label}]]`,
                label: `${place}:1`,
                meaning: fill(words.place_of[place], { number: 1 }),
              })),
            ]}
            onInsert={insert}
          />
        </div>
        <TextField
          name="text"
          label={words.text}
          explanation={words.markup_text}
          wrong={wrong("text")}
          lines={24}
          mono
          maxLength={100_000}
          value={draft.text}
          onInput={(text) => onChange({ text })}
        />
      </div>
    </Group>
  );
}

interface InsertsProps {
  label: string;
  items: readonly { readonly text: string; readonly label: string; readonly meaning: string }[];
  onInsert: (text: string) => void;
}

function Inserts({ label, items, onInsert }: InsertsProps) {
  return (
    <div class="inserts" role="group" aria-label={label}>
      <p class="label" aria-hidden="true">
        {label}
      </p>
      <div class="inserts-row">
        {items.map((item) => (
          <button
            key={item.text}
            type="button"
            class="button quiet small mono"
            title={item.meaning}
            // Keeps the focus in the field.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onInsert(item.text)}
          >
            {item.label}
            <span class="visually-hidden"> {item.meaning}</span>
          </button>
        ))}
      </div>
    </div>
  );
}
