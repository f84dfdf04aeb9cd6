import { useSignal } from "@preact/signals";
import type { Customer } from "@ventanilla/api/customer-types";
import type { NewTicketIn, TicketSorting } from "@ventanilla/api/ticket-types";
import { fill } from "@ventanilla/i18n";
import { AttachmentPicker, useAttachments } from "@ventanilla/ui/attachments";
import { useLocation } from "preact-iso";
import { useMemo } from "preact/hooks";
import { attachmentApiFor } from "../../attachments";
import {
  announce,
  Group,
  Page,
  ProblemBox,
  SearchBox,
  Select,
  Skeleton,
  TextField,
  useAction,
  useLeaveGuard,
  useLoad,
  useIdempotency,
  useUrlState,
  wrongFields,
} from "../../kit";
import { areaPath } from "../../address";
import type { SearchHit } from "../../area";
import { can } from "../../session";
import { search as searchCustomers } from "../customers/search";
import { makeTicket, readCustomer, readSorting } from "./api";
import { FieldInputs } from "./CustomFields";
import { SendLabel } from "./SendLabel";
import { say } from "./words";

const noCustomer = { customer: "" };
const MAX_HITS = 8;

const findCustomers = async (text: string) => (can("customers_read") ? searchCustomers(text, MAX_HITS) : []);

/** A ticket that staff open for a customer, as after a phone call. */
export function NewTicket() {
  const words = say();
  const [{ customer }, change] = useUrlState(noCustomer);
  return (
    <Page
      title={words.make.title}
      lead={words.make.lead}
      back={{ href: areaPath("tickets"), label: words.back }}
    >
      {customer === "" ? (
        <ChooseCustomer onChoose={(id) => change({ customer: id })} />
      ) : (
        <ForCustomer key={customer} id={customer} onOther={() => change({ customer: "" })} />
      )}
    </Page>
  );
}

function ChooseCustomer({ onChoose }: { onChoose: (id: string) => void }) {
  const words = say().make;
  const text = useSignal("");
  const found = useSignal<readonly SearchHit[] | null>(null);
  const search = async (typed: string) => {
    text.value = typed;
    const hits = typed.length > 1 ? await findCustomers(typed) : null;
    if (text.value === typed) {
      found.value = hits;
    }
  };
  return (
    <Group title={words.who}>
      <SearchBox label={words.search} value={text.value} onSearch={(typed) => void search(typed)} />
      <p class="soft" role="status">
        {found.value?.length === 0 ? fill(words.nobody, { text: text.value }) : ""}
      </p>
      {found.value !== null && found.value.length > 0 && (
        <ul class="list" role="list">
          {found.value.map(({ id, label, detail }) => (
            <li key={id} class="found-customer">
              <button type="button" class="row-link" onClick={() => onChoose(id)}>
                {label}
              </button>
              <span class="soft">{detail}</span>
            </li>
          ))}
        </ul>
      )}
    </Group>
  );
}

function ForCustomer({ id, onOther }: { id: string; onOther: () => void }) {
  const load = useLoad(id, () => readCustomer(id));
  const customer = load.value.value;
  if (customer !== null) {
    return <Form customer={customer} onOther={onOther} />;
  }
  return load.problem.value ? (
    <ProblemBox problem={load.problem.value} onRetry={load.reload} />
  ) : (
    <div class="card">
      <Skeleton kind="row" count={5} />
    </div>
  );
}

/** The categories, and the custom fields of the chosen one. */
function offeredBy(sorting: TicketSorting | null, category: string) {
  const categories = (sorting?.categories ?? []).filter((one) => !one.archived);
  const fields = categories.find((one) => one.id === category)?.fields ?? [];
  return { categories, fields: fields.filter((one) => !one.archived) };
}

function filled(values: Readonly<Record<string, string>>, fields: readonly { readonly id: string }[]) {
  const known = new Set(fields.map((one) => one.id));
  return Object.fromEntries(Object.entries(values).filter(([id, value]) => known.has(id) && value !== ""));
}

type Origin = NonNullable<NewTicketIn["origin"]>;

function Form({ customer, onOther }: { customer: Customer; onOther: () => void }) {
  const words = say();
  const { route } = useLocation();
  const sorting = useLoad("sorting", readSorting);
  const api = useMemo(() => attachmentApiFor(customer.id), [customer.id]);
  const files = useAttachments(api);
  const action = useAction();
  const idempotencyHeader = useIdempotency();
  const typed = useSignal({ contact: customer.contacts[0]?.id ?? "", subject: "", text: "", category: "" });
  const origin = useSignal<Origin>("general");
  const values = useSignal<Readonly<Record<string, string>>>({});
  const put = (changes: Partial<typeof typed.value>) => (typed.value = { ...typed.value, ...changes });
  const { contact, subject, text, category } = typed.value;
  const sent = useSignal(false);
  const written = [text, subject].some((one) => one !== "") || files.chosen.value.length > 0;
  useLeaveGuard(written && !sent.value);
  const wrong = wrongFields(action.problem.value, words.fields);
  const { categories, fields } = offeredBy(sorting.value.value, category);

  const send = async () => {
    if (action.busy.value || files.holdsBack()) {
      return;
    }
    const body: NewTicketIn = {
      customer_id: customer.id,
      contact_id: contact,
      origin: origin.value,
      subject,
      text,
      category_id: category,
      fields: filled(values.value, fields),
      attachment_ids: files.ids.value,
    };
    const made = await action.run(() => makeTicket(body, idempotencyHeader(body)));
    if (made !== null) {
      sent.value = true;
      announce(fill(words.make.done, { number: made.number }));
      route(areaPath("tickets", made.ticket_id));
    }
  };
  return (
    <form
      class="stacked new-ticket"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Group
        title={customer.name}
        actions={
          <button type="button" class="button quiet" onClick={onOther}>
            {words.make.other}
          </button>
        }
      >
        {customer.contacts.length > 1 && (
          <Select
            name="contact"
            label={words.contact}
            options={customer.contacts.map((one) => ({ value: one.id, label: one.name }))}
            value={contact}
            onChange={(next) => put({ contact: next })}
          />
        )}
        <Select
          name="origin"
          label={words.origin}
          options={(["general", "query", "incident"] as const).map((value) => ({
            value,
            label: words.origins[value],
          }))}
          value={origin.value}
          onChange={(next) => (origin.value = next)}
        />
        <Select
          name="category"
          label={words.category}
          options={[
            { value: "", label: words.make.usual },
            ...categories.map((one) => ({ value: one.id, label: one.name })),
          ]}
          value={category}
          onChange={(next) => put({ category: next })}
        />
        <FieldInputs
          fields={fields}
          values={values.value}
          problem={action.problem.value}
          fixed={false}
          onInput={(next) => (values.value = next)}
        />
        <TextField
          name="subject"
          label={words.subject}
          explanation={words.make.subject_hint}
          wrong={wrong["subject"]}
          value={subject}
          maxLength={120}
          onInput={(next) => put({ subject: next })}
        />
        <TextField
          name="text"
          label={words.make.text}
          explanation={words.make.text_hint}
          wrong={wrong["text"]}
          value={text}
          lines={6}
          onInput={(next) => put({ text: next })}
        />
        <AttachmentPicker files={files} disabled={action.busy.value} />
        {action.problem.value && (
          <ProblemBox problem={action.problem.value} sentences={words.errors} onRetry={() => void send()} />
        )}
        <div class="composer-end">
          <button
            type="submit"
            class="button primary"
            aria-disabled={action.busy.value || files.busy.value || undefined}
          >
            <SendLabel sending={action.busy.value} files={files.busy.value} label={words.make.send} />
          </button>
        </div>
      </Group>
    </form>
  );
}
