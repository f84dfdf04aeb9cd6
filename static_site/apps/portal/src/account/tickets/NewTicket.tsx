import "@ventanilla/ui/more-icons";
import { type Signal, useSignal } from "@preact/signals";
import type { Problem } from "@ventanilla/api/problems";
import type { Ticket, TicketField, TicketOptions, TicketRequest } from "@ventanilla/api/types";
import { fill } from "@ventanilla/i18n";
import { AttachmentPicker, useAttachments } from "@ventanilla/ui/attachments";
import { Dialog } from "@ventanilla/ui/dialog";
import { Choices, Field } from "@ventanilla/ui/field";
import { Icon } from "@ventanilla/ui/icons";
import { useLoad } from "@ventanilla/ui/load";
import { ProblemNotice } from "@ventanilla/ui/problem";
import { config } from "../../portal";
import { api } from "../../session";
import { attachmentApi, createTicket } from "./calls";
import { draftOf } from "./drafts";
import { useKey } from "./key";
import { explainTicket, wrongWith } from "./problems";
import { say } from "./words";

interface Props {
  /** What can be chosen, once it is known. */
  options: TicketOptions | null;
  /** The invoice that it is about, if it was asked from one. */
  about: string | undefined;
  onMade: () => void;
  onSee: (ticket_id: string) => void;
  onClose: () => void;
}

type Origin = "query" | "incident";

/** Writes a new ticket, and says its number. */
export function NewTicket({ options, about, onMade, onSee, onClose }: Props) {
  const words = say();
  const made = useSignal<Ticket | null>(null);
  if (made.value !== null) {
    return <Made ticket={made.value} onSee={onSee} onClose={onClose} />;
  }
  return (
    <Dialog id="new-ticket" title={words.new.title} onClose={onClose}>
      <Form
        options={options}
        about={about}
        onMade={(ticket) => {
          onMade();
          if (isConfirmed(ticket.origin)) {
            made.value = ticket;
          } else {
            onClose();
          }
        }}
      />
    </Dialog>
  );
}

/** Whether the business wants it told that something was sent; otherwise it simply stands in the list. */
const isConfirmed = (origin: string) =>
  (origin === "incident" ? config.tickets?.confirm_incident : config.tickets?.confirm_query) !== false;

/** That it was sent, under which number, and what comes next. */
function Made({ ticket, onSee, onClose }: { ticket: Ticket } & Pick<Props, "onSee" | "onClose">) {
  const { done, number, close } = say();
  const titles: Readonly<Record<string, string>> = {
    query: done.title_query,
    incident: done.title_incident,
  };
  return (
    <Dialog
      id="ticket-made"
      title={titles[ticket.origin] ?? done.title_general}
      onClose={onClose}
      actions={
        <>
          <button type="button" class="button" onClick={onClose}>
            {close}
          </button>
          <button type="button" class="button primary" onClick={() => onSee(ticket.ticket_id)}>
            {done.see}
          </button>
        </>
      }
    >
      <p class="notice success" role="status">
        <Icon name="check" />
        {fill(done.text, { number: fill(number, { number: ticket.number }) })}
      </p>
    </Dialog>
  );
}

/** What the category says and asks for; of none chosen, what the usual one of this origin does. */
function askedOf(
  options: TicketOptions | null,
  origin: Origin,
  category: string,
): TicketOptions["usual"][string] | undefined {
  return category === "" ? options?.usual[origin] : options?.categories.find((one) => one.id === category);
}

function filled(values: Readonly<Record<string, string>>, fields: readonly TicketField[]) {
  const known = new Set(fields.map((one) => one.id));
  return Object.fromEntries(Object.entries(values).filter(([id, value]) => known.has(id) && value !== ""));
}

/** The invoice that a new ticket is about, once it is known that there is one. */
function useInvoice(about: string | undefined) {
  return useLoad(about ?? "", () =>
    about === undefined ? Promise.resolve({ ok: true as const, value: null }) : api.invoice(about),
  ).value.value;
}

interface FormProps extends Pick<Props, "options" | "about"> {
  onMade: (ticket: Ticket) => void;
}

function Form({ options, about, onMade }: FormProps) {
  const words = say().new;
  const invoice = useInvoice(about);
  const origin = useSignal<Origin>(about === undefined ? "query" : "incident");
  const category = useSignal("");
  const values = useSignal<Readonly<Record<string, string>>>({});
  const text = draftOf("new");
  const files = useAttachments(attachmentApi);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const repeats = useKey();
  const asked = askedOf(options, origin.value, category.value);
  const fields = asked?.fields ?? [];

  const send = async () => {
    if (busy.value || files.holdsBack()) {
      return;
    }
    const body: TicketRequest = {
      origin: origin.value,
      text: text.value,
      category_id: category.value,
      fields: filled(values.value, fields),
      attachment_ids: files.ids.value,
      ...(invoice !== null && { invoice_id: invoice.id }),
    };
    busy.value = true;
    problem.value = null;
    const result = await createTicket(body, repeats(body));
    busy.value = false;
    if (result.ok) {
      text.value = "";
      files.clear();
      onMade(result.value);
    } else {
      problem.value = result.problem;
    }
  };

  const wrong = wrongWith(problem.value, "text");
  return (
    <form
      class="ticket-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {invoice !== null && (
        <p class="notice">
          <bdi>{fill(words.invoice, { number: invoice.number })}</bdi>
        </p>
      )}
      <Choices
        name="origin"
        legend={words.what}
        options={(["query", "incident"] as const).map((value) => ({ value, label: words.origins[value] }))}
        value={origin.value}
        onChoose={(value) => (origin.value = value)}
      />
      <CategoryField
        categories={options?.categories ?? []}
        value={category.value}
        description={asked?.description ?? ""}
        onChoose={(id) => (category.value = id)}
      />
      {fields.map((field) => (
        <Custom
          key={field.id}
          field={field}
          value={values.value[field.id] ?? ""}
          wrong={wrongWith(problem.value, `fields.${field.id}`)}
          onInput={(value) => (values.value = { ...values.value, [field.id]: value })}
        />
      ))}
      <TextField text={text} wrong={wrong} />
      <fieldset class="field">
        <legend class="label">{words.files}</legend>
        <AttachmentPicker files={files} disabled={busy.value} />
      </fieldset>
      {problem.value && wrong === undefined && (
        <ProblemNotice
          problem={problem.value}
          says={explainTicket(problem.value)}
          onRetry={() => void send()}
        />
      )}
      <div class="form-end">
        {files.busy.value && <p class="soft">{words.files_busy}</p>}
        <button
          type="submit"
          class="button primary wide"
          aria-disabled={busy.value || files.busy.value || undefined}
        >
          {busy.value ? words.sending : words.send}
        </button>
      </div>
    </form>
  );
}

/** What it is about, among what the business offers; where there is only one there is nothing to choose. */
function CategoryField({
  categories,
  value,
  description,
  onChoose,
}: {
  categories: TicketOptions["categories"];
  value: string;
  description: string;
  onChoose: (id: string) => void;
}) {
  const words = say().new;
  if (categories.length < 2) {
    return description === "" ? null : <p class="hint pre">{description}</p>;
  }
  return (
    <div class="field">
      <label for="category">{words.category}</label>
      <select
        class="input"
        id="category"
        value={value}
        aria-describedby={description ? "category-text" : undefined}
        onChange={({ currentTarget }) => onChoose(currentTarget.value)}
      >
        <option value="">{words.choose}</option>
        {categories.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      {description && (
        <p class="hint pre" id="category-text">
          {description}
        </p>
      )}
    </div>
  );
}

function TextField({ text, wrong }: { text: Signal<string>; wrong: string | undefined }) {
  const words = say().new;
  return (
    <div class="field">
      <label for="ticket-text">{words.text}</label>
      <p class="hint" id="ticket-text-hint">
        {words.text_hint}
      </p>
      <textarea
        class="input"
        id="ticket-text"
        rows={6}
        value={text.value}
        aria-describedby={wrong ? "ticket-text-hint ticket-text-wrong" : "ticket-text-hint"}
        aria-invalid={wrong ? true : undefined}
        onInput={({ currentTarget }) => (text.value = currentTarget.value)}
      />
      {wrong && (
        <p class="wrong" id="ticket-text-wrong">
          {wrong}
        </p>
      )}
    </div>
  );
}

function Custom({
  field,
  value,
  wrong,
  onInput,
}: {
  field: TicketField;
  value: string;
  wrong: string | undefined;
  onInput: (value: string) => void;
}) {
  const words = say().new;
  const label = field.required ? field.name : `${field.name} (${words.optional})`;
  if (field.kind === "choice") {
    return (
      <div class="field">
        <label for={`field-${field.id}`}>{label}</label>
        <select
          class="input"
          id={`field-${field.id}`}
          value={value}
          aria-invalid={wrong ? true : undefined}
          onChange={({ currentTarget }) => onInput(currentTarget.value)}
        >
          <option value="">{words.choose}</option>
          {field.options.map((option) => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </select>
        {wrong && <p class="wrong">{wrong}</p>}
      </div>
    );
  }
  return (
    <Field
      name={`field-${field.id}`}
      label={label}
      type={field.kind === "date" ? "date" : "text"}
      inputMode={field.kind === "number" ? "decimal" : undefined}
      maxLength={500}
      value={value}
      wrong={wrong}
      onInput={({ currentTarget }) => onInput(currentTarget.value)}
    />
  );
}
