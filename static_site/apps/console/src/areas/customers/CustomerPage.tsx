import { useSignal } from "@preact/signals";
import type { Customer } from "@ventanilla/api/customer-types";
import { Group, Icon, Page, ProblemBox, useAction } from "../../kit";
import { areaPath } from "../../address";
import { can, has } from "../../session";
import { AdviserGroup } from "./AdviserGroup";
import { AccessGroup } from "./AccessGroup";
import { AccountsGroup, LogGroup, SignInsGroup } from "./activity";
import { AccessBadge, TestBadge } from "./badges";
import { viewAs } from "./api";
import { PasswordGroup } from "./PasswordGroup";
import { say } from "./words";

interface PageProps {
  customer: Customer;
  /** Whether to open the password dialog at once, as for a new customer. */
  asksPassword: boolean;
  /** Called after a change of what this page shows. */
  onChange: () => void;
}

/** A customer's page: data, access, balance and activity. */
export function CustomerPage({ customer, asksPassword, onChange }: PageProps) {
  /** The result of the latest action, until the reload is done. */
  const newer = useSignal<Customer | null>(null);
  const shown = newer.value !== null && newer.value.version >= customer.version ? newer.value : customer;
  const words = say();
  const take = (next: Customer) => {
    newer.value = next;
    onChange();
  };
  return (
    <Page
      title={shown.name}
      lead={
        <span class="badges">
          {words.kinds[shown.kind as "person" | "company"]}
          <AccessBadge state={shown.access.state} />
          {shown.is_test && <TestBadge />}
        </span>
      }
      back={{ href: areaPath("customers"), label: words.back }}
      actions={<Actions customer={shown} />}
    >
      {shown.is_test && <p class="notice">{words.test.text}</p>}
      {shown.deleted && <p class="notice">{words.deleted_text}</p>}
      <div class="customer-columns">
        <div class="customer-column">
          <DataGroup customer={shown} />
          <AccountsGroup customer={shown} />
          {can("tickets_read") && has("tickets", "messages") && (
            <AdviserGroup customer={shown} onChange={take} />
          )}
        </div>
        <div class="customer-column">
          <AccessGroup customer={shown} onChange={take} />
          <PasswordGroup customer={shown} asks={asksPassword} onChange={onChange} />
          <SignInsGroup customer={shown} />
          <LogGroup customer={shown} />
        </div>
      </div>
    </Page>
  );
}

/** The buttons to view the portal as this customer and to edit it. */
function Actions({ customer }: { customer: Customer }) {
  const action = useAction();
  const words = say();
  const view = async () => {
    // Opened before the response: browsers block windows that open later.
    const tab = window.open("", "_blank");
    const made = await action.run(() => viewAs(customer.id));
    if (made === null) {
      tab?.close();
    } else if (tab === null) {
      window.location.assign(made.url);
    } else {
      tab.opener = null;
      tab.location.replace(made.url);
    }
  };
  return (
    <>
      {action.problem.value && (
        <ProblemBox problem={action.problem.value} sentences={words.errors} onRetry={() => void view()} />
      )}
      {can("tickets_read") && has("tickets") && (
        <a class="button" href={`${areaPath("tickets")}?customer=${customer.id}`}>
          <Icon name="ticket" />
          {words.tickets}
        </a>
      )}
      {can("tickets_read") && has("messages") && (
        <a class="button" href={areaPath("conversations", customer.id)}>
          <Icon name="mail" />
          {words.conversations}
        </a>
      )}
      {can("contracts_read") && has("contracts") && (
        <a class="button" href={`${areaPath("contracts")}?customer=${customer.id}`}>
          <Icon name="file" />
          {words.contracts}
        </a>
      )}
      {can("view_as") && (
        <button
          type="button"
          class="button"
          title={words.view.text}
          aria-disabled={action.busy.value || undefined}
          onClick={() => void view()}
        >
          <Icon name="view" />
          {words.view.button}
        </button>
      )}
      {can("customers_write") && (
        <a class="button" href={areaPath("customers", customer.id, "edit")}>
          <Icon name="edit" />
          {words.edit.button}
        </a>
      )}
    </>
  );
}

function DataGroup({ customer }: { customer: Customer }) {
  const words = say();
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    [words.document, customer.document?.formatted],
    [words.number, customer.number],
    [words.external_id, customer.external_id],
    [words.address, customer.address.join("\n")],
    [words.language, customer.language ? words.languages[customer.language as "es"] : words.language_any],
  ];
  return (
    <Group title={words.data}>
      <dl class="facts">
        {facts.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd class="lines">{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <h3>{words.contacts.title}</h3>
      <ul class="list people" role="list">
        {customer.contacts.map((contact) => (
          <li key={contact.id}>
            <strong>{contact.name}</strong>
            {[...contact.emails, ...contact.phones].map((datum) => (
              <span key={datum}>{datum}</span>
            ))}
            {contact.unusable_phones.map((phone) => (
              <span key={phone}>
                {phone} <span class="badge careful">{words.contacts.unusable}</span>
              </span>
            ))}
            {contact.emails.length + contact.phones.length === 0 && (
              <span class="soft">{words.contacts.no_data}</span>
            )}
          </li>
        ))}
      </ul>
    </Group>
  );
}
