import { useSignal } from "@preact/signals";
import type { TicketChange } from "@ventanilla/api/ticket-types";
import { date, fill } from "@ventanilla/i18n";
import type { ComponentChildren } from "preact";
import { Group, moment, type Option, ProblemBox, Select, TextField, useAction, useLoad } from "../../kit";
import { areaPath } from "../../address";
import { can, session } from "../../session";
import { Due, nameOf, personOf } from "./badges";
import { changeTicket, readInvoices } from "./api";
import { CustomFields } from "./CustomFields";
import type { TicketProps } from "./ticket-props";
import { say } from "./words";

interface Props extends TicketProps {
  /** Called when a closed state is chosen, which needs a confirmation. */
  onClose: () => void;
}

type Named = "state_id" | "assignee_id" | "priority_id" | "area_id" | "category_id";

/** The details of a ticket: classification, customer and due times. */
export function TicketDetails(props: Props) {
  return (
    <div class="ticket-facts-column">
      <Sorting {...props} />
      <Customer {...props} />
      <Times {...props} />
    </div>
  );
}

function Sorting({ ticket, sorting, onChanged, onStale, onClose }: Props) {
  const words = say();
  const action = useAction();
  const pending = useSignal<TicketChange>({});
  const me = session.value?.staff.id ?? "";
  const fixed = !can("tickets");
  const options = optionsOf({ ticket, sorting });
  const keep = async (changes: TicketChange) => {
    pending.value = changes;
    const next = await action.run(() => changeTicket(ticket.ticket_id, changes));
    pending.value = {};
    if (next !== null) {
      onChanged(next, words.changed);
    } else if (action.problem.value?.status === 409) {
      onStale();
    }
  };
  const choose = (name: Named, label: string, list: readonly Option<string>[]) => (
    <Select
      name={name}
      label={label}
      options={list}
      value={pending.value[name] ?? ticket[name]}
      disabled={fixed || action.busy.value}
      onChange={(value) => {
        if (name === "state_id" && sorting?.states.find((one) => one.id === value)?.closed) {
          onClose();
        } else {
          void keep({ [name]: value });
        }
      }}
    />
  );
  return (
    <Group title={words.facts}>
      <div class="ticket-sorting">
        <Subject
          key={ticket.subject}
          subject={ticket.subject}
          fixed={fixed}
          busy={action.busy.value}
          onKeep={(subject) => void keep({ subject })}
        />
        {ticket.open && choose("state_id", words.state, options.state_id)}
        <div class="with-take">
          {choose("assignee_id", words.assignee, options.assignee_id)}
          {!fixed && ticket.assignee_id !== me && (
            <button
              type="button"
              class="button"
              aria-disabled={action.busy.value || undefined}
              onClick={() => void keep({ assignee_id: me })}
            >
              {words.take}
            </button>
          )}
        </div>
        {choose("priority_id", words.priority, options.priority_id)}
        {choose("area_id", words.area, options.area_id)}
        {choose("category_id", words.category, options.category_id)}
        <InvoiceChoice
          ticket={ticket}
          fixed={fixed || action.busy.value}
          onChoose={(invoice_id) => void keep({ invoice_id })}
        />
        <CustomFields
          key={`${ticket.category_id} ${JSON.stringify(ticket.fields)}`}
          fields={fieldsOf(sorting, ticket.category_id)}
          values={ticket.fields}
          busy={action.busy.value}
          problem={action.problem.value}
          fixed={fixed}
          onKeep={(fields) => void keep({ fields })}
        />
        <p class="soft" role="status">
          {action.busy.value ? words.keeping : ""}
        </p>
      </div>
      {action.problem.value && <ProblemBox problem={action.problem.value} sentences={words.errors} />}
    </Group>
  );
}

interface SubjectProps {
  subject: string;
  fixed: boolean;
  busy: boolean;
  onKeep: (subject: string) => void;
}

/** The subject of the ticket, with its own save button. */
function Subject({ subject, fixed, busy, onKeep }: SubjectProps) {
  const words = say();
  const typed = useSignal(subject);
  const next = typed.value.trim();
  return (
    <form
      class="own-fields"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && next !== "" && next !== subject) {
          onKeep(next);
        }
      }}
    >
      <TextField
        name="subject"
        label={words.subject}
        value={typed.value}
        readOnly={fixed}
        maxLength={120}
        onInput={(value) => (typed.value = value)}
      />
      {next !== "" && next !== subject && (
        <button type="submit" class="button" aria-disabled={busy || undefined}>
          {words.keep_subject}
        </button>
      )}
    </form>
  );
}

interface InvoiceProps {
  ticket: TicketProps["ticket"];
  fixed: boolean;
  onChoose: (invoice_id: string) => void;
}

/** The invoice that the ticket is about, chosen from the customer's latest; hidden if there are none. */
function InvoiceChoice({ ticket: { ticket_id, invoice }, fixed, onChoose }: InvoiceProps) {
  const words = say();
  const load = useLoad(`invoices ${ticket_id}`, () => (can("tickets") ? readInvoices(ticket_id) : nothing()));
  const items = load.value.value?.items ?? [];
  const chosen = invoice?.invoice_id ?? "";
  if (items.length === 0 && invoice === null) {
    return null;
  }
  const known = items.map(({ invoice_id, number, issued_on }) => ({
    value: invoice_id,
    label: `${number} · ${date(issued_on, "short", true)}`,
  }));
  const missing = invoice !== null && !items.some(({ invoice_id }) => invoice_id === chosen);
  return (
    <Select
      name="invoice_id"
      label={words.invoice}
      options={[
        { value: "", label: words.no_invoice },
        ...(missing ? [{ value: chosen, label: invoice.number }] : []),
        ...known,
      ]}
      value={chosen}
      disabled={fixed}
      onChange={onChoose}
    />
  );
}

/** Without the permission, nothing is offered or requested. */
const nothing = () => Promise.resolve({ ok: true as const, value: { items: [] } });

const fieldsOf = (sorting: TicketProps["sorting"], category: string) =>
  sorting?.categories.find((one) => one.id === category)?.fields ?? [];

/** The options of each classification of a ticket. */
function optionsOf({ ticket, sorting }: Pick<TicketProps, "ticket" | "sorting">) {
  const words = say();
  const none = { value: "", label: words.none };
  return {
    state_id: offered(sorting?.states, ticket.state_id),
    assignee_id: [
      { value: "", label: words.nobody },
      ...people(sorting?.people ?? [], ticket.assignee_id, personOf(sorting, ticket.assignee_id)),
    ],
    priority_id: offered(sorting?.priorities, ticket.priority_id),
    area_id: [none, ...offered(sorting?.areas, ticket.area_id)],
    category_id: [none, ...offered(sorting?.categories, ticket.category_id)],
  };
}

/** The available options, and the ticket's current one even if it is archived. */
function offered(
  list: readonly { id: string; name: string; archived?: boolean }[] | undefined,
  current: string,
): Option<string>[] {
  return (list ?? [{ id: current, name: current }])
    .filter((one) => one.id !== "" && (!one.archived || one.id === current))
    .map(({ id, name }) => ({ value: id, label: name }));
}

function people(
  list: readonly { staff_id: string; name: string; away: boolean }[],
  current: string,
  name: string,
): Option<string>[] {
  const options = list.map((one) => ({
    value: one.staff_id,
    label: one.away ? fill(say().away, { name: one.name }) : one.name,
  }));
  const known = current === "" || list.some((one) => one.staff_id === current);
  return known ? options : [...options, { value: current, label: name }];
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Customer({ ticket }: Props) {
  const words = say();
  const { customer } = ticket;
  const tickets = `${areaPath("tickets")}?${new URLSearchParams({ customer: customer.customer_id }).toString()}`;
  return (
    <Group title={words.customer}>
      <dl class="facts">
        <Fact name={words.name}>
          {can("customers_read") ? (
            <a class="row-link" href={areaPath("customers", customer.customer_id)}>
              <bdi>{customer.name}</bdi>
            </a>
          ) : (
            <bdi>{customer.name}</bdi>
          )}
        </Fact>
        {customer.number && <Fact name={words.customer_number}>{customer.number}</Fact>}
        {customer.contact_name && customer.contact_name !== customer.name && (
          <Fact name={words.contact}>
            <bdi>{customer.contact_name}</bdi>
          </Fact>
        )}
        {customer.email && <Fact name={words.email}>{customer.email}</Fact>}
        {customer.phone && <Fact name={words.phone}>{customer.phone}</Fact>}
        {ticket.source_message && (
          <Fact name={words.origin}>
            <a
              class="row-link"
              href={areaPath("conversations", ticket.customer_id, ticket.source_message.party)}
            >
              {words.from_message}
            </a>
          </Fact>
        )}
      </dl>
      <a class="button small" href={tickets}>
        {words.their_tickets}
      </a>
    </Group>
  );
}

function Times({ ticket, sorting }: Props) {
  const words = say();
  return (
    <Group title={words.times.title}>
      <dl class="facts">
        <Fact name={words.times.created}>{moment(ticket.created_at)}</Fact>
        {ticket.open && ticket.answer_due_at !== null && (
          <Fact name={words.times.answer}>
            <Due at={ticket.answer_due_at} />
          </Fact>
        )}
        {ticket.answered_at !== null && <Fact name={words.times.answered}>{moment(ticket.answered_at)}</Fact>}
        {ticket.open && (ticket.paused || ticket.solution_due_at !== null) && (
          <Fact name={words.times.solution}>
            {ticket.paused ? (
              <span class="soft">{words.times.paused}</span>
            ) : (
              <Due at={ticket.solution_due_at} />
            )}
          </Fact>
        )}
        {ticket.closed_at !== null && <Fact name={words.times.closed}>{moment(ticket.closed_at)}</Fact>}
        {!ticket.open && <Fact name={words.state}>{nameOf(sorting?.states, ticket.state_id)}</Fact>}
        {ticket.rating !== null && (
          <Fact name={words.times.rating}>
            {fill(words.times.of_five, { count: ticket.rating })}
            {ticket.rating_comment && (
              <>
                {"\n"}
                <q>{ticket.rating_comment}</q>
              </>
            )}
          </Fact>
        )}
      </dl>
    </Group>
  );
}
