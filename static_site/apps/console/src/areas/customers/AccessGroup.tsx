import { useSignal } from "@preact/signals";
import type { Customer } from "@ventanilla/api/customer-types";
import { date } from "@ventanilla/i18n";
import { useEffect } from "preact/hooks";
import { announce, Group, keepEdits, SaveBar, Switch, TextField, useAction } from "../../kit";
import { can } from "../../session";
import { shell } from "../../words";
import { AccessBadge } from "./badges";
import { changeAccess, readCustomer } from "./api";
import { say } from "./words";

function sameAccess({ access: one }: Customer, { access: other }: Customer): boolean {
  return (
    one.portal_user === other.portal_user &&
    one.support_from === other.support_from &&
    one.portal_until === other.portal_until
  );
}

const choiceOf = ({ access }: Customer) => ({
  allowed: access.portal_user,
  since: access.support_from ?? "",
  until: access.portal_until ?? "",
});

interface AccessProps {
  customer: Customer;
  onChange: (customer: Customer) => void;
}

/** The customer's access to the portal and its dates. */
export function AccessGroup({ customer, onChange }: AccessProps) {
  const stored = useSignal(customer);
  const before = stored.value.access;
  const allowed = useSignal(before.portal_user);
  const since = useSignal(before.support_from ?? "");
  const until = useSignal(before.portal_until ?? "");
  const theirs = useSignal(false);
  const action = useAction();
  const words = say().access;
  const fixed = !can("customers_access");
  const changes = [
    ...(allowed.value === before.portal_user ? [] : [words.portal_user]),
    ...(since.value === (before.support_from ?? "") ? [] : [words.support_from]),
    ...(until.value === (before.portal_until ?? "") ? [] : [words.portal_until]),
  ];

  const chosen = () => ({ allowed: allowed.peek(), since: since.peek(), until: until.peek() });
  const reset = (to: Customer, choice = choiceOf(to)) => {
    stored.value = to;
    allowed.value = choice.allowed;
    since.value = choice.since;
    until.value = choice.until;
    theirs.value = false;
    action.forget();
  };
  const dirty = changes.length > 0;
  useEffect(() => {
    // A password issued meanwhile raises the version but leaves the access: the edits stay.
    if (sameAccess(customer, stored.peek())) {
      stored.value = customer;
    } else if (!dirty) {
      reset(customer);
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- when another version comes in, not while one chooses
  }, [customer]);
  const save = async (again = true): Promise<void> => {
    const sent = chosen();
    const done = await action.run(() =>
      changeAccess(customer.id, {
        portal_user: allowed.value,
        support_from: since.value === "" ? null : since.value,
        portal_until: until.value === "" ? null : until.value,
        version: stored.value.version,
      }),
    );
    if (done !== null) {
      reset(done.customer, keepEdits(sent, chosen(), choiceOf(done.customer)));
      announce(done.sent ? words.saved_sent : words.saved);
      onChange(done.customer);
    } else if (action.problem.value?.code === "customer_changed") {
      const now = await readCustomer(customer.id);
      if (!now.ok) {
        return;
      }
      const others = sameAccess(now.value, stored.value);
      stored.value = now.value;
      if (others && again) {
        // Other data of the customer changed, so retrying overwrites no other user's edit.
        await save(false);
      } else {
        theirs.value = true;
      }
    }
  };
  const wrong = wrongs(action.problem.value?.fields ?? []);
  return (
    <Group title={words.title} explanation={before.needs_dates ? words.text_dates : words.text}>
      <p class="badges">
        <AccessBadge state={before.state} />
        <span class="soft">{reason(stored.value)}</span>
      </p>
      <Switch
        name="portal_user"
        label={words.portal_user}
        explanation={words.portal_user_text}
        wrong={wrong["portal_user"]}
        checked={allowed.value}
        disabled={fixed}
        onChange={(checked) => (allowed.value = checked)}
      />
      <div class="two">
        <TextField
          name="support_from"
          label={words.support_from}
          explanation={words.support_from_text}
          wrong={wrong["support_from"]}
          type="date"
          readOnly={fixed}
          value={since.value}
          onInput={(value) => (since.value = value)}
        />
        <TextField
          name="portal_until"
          label={words.portal_until}
          explanation={words.portal_until_text}
          wrong={wrong["portal_until"]}
          type="date"
          readOnly={fixed}
          value={until.value}
          onInput={(value) => (until.value = value)}
        />
      </div>
      {theirs.value && (
        <p class="notice" role="status">
          {words.theirs}
        </p>
      )}
      <SaveBar
        changes={changes}
        busy={action.busy.value}
        problem={action.problem.value}
        sentences={say().errors}
        onSave={() => void save()}
        onDiscard={() => reset(stored.value)}
      />
    </Group>
  );
}

function wrongs(fields: readonly { field: string; code: string }[]): Readonly<Record<string, string>> {
  const sentences = { ...shell().fields, ...say().field_errors } as Record<string, string>;
  return Object.fromEntries(
    fields.map(({ field, code }) => [
      field.split(".").pop() ?? field,
      sentences[code] ?? shell().fields.other,
    ]),
  );
}

/** Why the customer has access or not, with the date if there is one. */
function reason({ access }: Customer): string {
  const { reasons } = say().access;
  const day = { not_started: access.support_from, ended: access.portal_until }[access.state as "ended"];
  const text = reasons[access.state as keyof typeof reasons];
  return text.replace("{day}", day ? date(day, "long", true) : "");
}
