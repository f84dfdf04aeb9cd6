import { useSignal } from "@preact/signals";
import type { Template, TemplateFault } from "@ventanilla/api/console-types";
import { fill } from "@ventanilla/i18n";
import { useRef } from "preact/hooks";
import {
  announce,
  ConfirmDialog,
  Dialog,
  Group,
  insertAtCursor,
  Page,
  ProblemBox,
  SaveBar,
  TextField,
  useAction,
} from "../../kit";
import { areaPath } from "../../address";
import { shell } from "../../words";
import { type Chosen, CustomerPicker } from "../../customer-picker";
import { testTemplate } from "./api";
import { Conflict } from "./Conflict";
import { Difference } from "./Difference";
import { type Draft, useDraft } from "./draft";
import { changedWords, StateBadge } from "./ListPage";
import { PreviewPane } from "./PreviewPane";
import { type LivePreview, usePreview } from "./preview";
import { Tags } from "./Tags";
import { type Part, type Place, partsOf, same } from "./types";
import { faultWords, messageWords, say } from "./words";

interface EditorProps {
  place: Place;
  template: Template;
}

/** The editor of a message in one language: preview, templates and tags. */
export function EditorPage({ place, template }: EditorProps) {
  const draft = useDraft(place, template);
  const customer = useSignal<Chosen | null>(null);
  const preview = usePreview(place, draft.parts.value, customer.value?.id ?? null);
  const { stored, changed, action, theirs } = draft;
  const words = say();
  const { state } = stored.value;
  return (
    <Page
      title={`${messageWords(place.message).name}, ${words.languages[place.language]}`}
      lead={
        <>
          <StateBadge state={state} />{" "}
          {state.changed_at === null ? words.standard_text : changedWords(state.changed_at, state.changed_by)}
        </>
      }
      back={{ href: areaPath("messages"), label: words.back }}
      actions={<Actions place={place} draft={draft} customer={customer.value} />}
      wide
    >
      {state.failure !== null && (
        <div class="notice danger" role="note">
          <p>
            {fill(words.failed, {
              why: faultWords({ field: state.failure.part, ...state.failure }),
            })}
          </p>
        </div>
      )}
      {theirs.value !== null && <Conflict draft={draft} theirs={theirs.value} />}
      <div class="message-editor">
        <Group title={words.preview.title} explanation={words.preview.text}>
          <CustomerPicker
            words={words.customer}
            value={customer.value}
            onChange={(chosen) => (customer.value = chosen)}
          />
          <PreviewPane preview={preview} hasSms={stored.value.has_sms} />
        </Group>
        <Form draft={draft} preview={preview} />
      </div>
      <SaveBar
        changes={changed.value.map((part) => words.parts[part])}
        busy={action.busy.value}
        problem={action.problem.value}
        sentences={words.errors}
        onSave={() => void draft.save()}
        onDiscard={draft.discard}
      />
    </Page>
  );
}

const lines: Readonly<Record<Part, number | undefined>> = { subject: undefined, html: 14, text: 8, sms: 3 };

/** The templates with their errors, and the tags that can be inserted. */
function Form({ draft, preview }: { draft: Draft; preview: LivePreview }) {
  const form = useRef<HTMLDivElement>(null);
  /** The field that had the focus last, where tags are inserted. */
  const last = useRef<Part>("html");
  const words = say();
  const { stored, parts } = draft;
  const faults = preview.found.value?.faults ?? [];
  return (
    <Group title={words.edit} explanation={words.edit_text}>
      <Tags
        tags={stored.value.tags}
        onInsert={(text) => {
          insertAtCursor(form.current?.querySelector(`#${last.current}`) ?? null, text);
        }}
      />
      <div
        ref={form}
        class="stacked"
        onFocusCapture={(event) => {
          const { name } = event.target as HTMLInputElement;
          if (name in parts.value) {
            last.current = name as Part;
          }
        }}
      >
        {partsOf(stored.value.has_sms).map((part) => (
          <TextField
            key={part}
            name={part}
            label={words.parts[part]}
            explanation={explained(part, preview)}
            wrong={wrongWith(part, faults)}
            value={parts.value[part]}
            lines={lines[part]}
            mono={part === "html"}
            maxLength={{ subject: 500, html: 50_000, text: 20_000, sms: 1000 }[part]}
            spellcheck={part !== "html"}
            onInput={(text) => draft.type(part, text)}
          />
        ))}
      </div>
    </Group>
  );
}

function explained(part: Part, preview: LivePreview) {
  const words = say();
  const dropped = part === "html" ? (preview.found.value?.dropped ?? []) : [];
  const what = dropped
    .map(({ what: name, line }) => fill(words.dropped_line, { what: name, line }))
    .join(", ");
  return (
    <>
      {words.explanations[part]}
      {what !== "" && <span class="locked"> {fill(words.dropped, { what })}</span>}
    </>
  );
}

const wrongWith = (part: Part, faults: readonly TemplateFault[]) =>
  faults
    .filter(({ field }) => field === part)
    .map(faultWords)
    .join(" ") || undefined;

interface ActionsProps {
  place: Place;
  draft: Draft;
  customer: Chosen | null;
}

/** A test message, the differences from the standard text, and restoring it. */
function Actions({ place, draft, customer }: ActionsProps) {
  const open = useSignal<"difference" | "restore" | null>(null);
  const test = useAction();
  const words = say();
  const { stored, parts, action } = draft;
  const { standard } = stored.value;
  const close = () => {
    open.value = null;
  };
  const send = async () => {
    const sent = await test.run(() => testTemplate(place, parts.value, customer?.id ?? null));
    if (sent !== null) {
      announce(fill(words.test_sent, { email: sent.email }));
    }
  };
  return (
    <>
      <button
        type="button"
        class="button"
        aria-disabled={test.busy.value || undefined}
        onClick={() => void send()}
      >
        {test.busy.value ? shell().kit.wait : words.test}
      </button>
      {!same(parts.value, standard) && (
        <button type="button" class="button" onClick={() => (open.value = "difference")}>
          {words.difference.open}
        </button>
      )}
      {stored.value.state.changed && (
        <button type="button" class="button" onClick={() => (open.value = "restore")}>
          {words.restore}
        </button>
      )}
      {test.problem.value && <ProblemBox problem={test.problem.value} sentences={words.errors} />}
      {open.value === "difference" && (
        <Dialog id="difference" title={words.difference.title} onClose={close}>
          <Difference before={standard} after={parts.value} />
        </Dialog>
      )}
      {open.value === "restore" && (
        <ConfirmDialog
          id="restore"
          title={words.restore_title}
          confirm={words.restore}
          danger
          busy={action.busy.value}
          problem={action.problem.value}
          sentences={words.errors}
          onConfirm={() =>
            void draft.restore().then((done) => (done || draft.theirs.value !== null) && close())
          }
          onClose={close}
        >
          <p>{words.restore_text}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
