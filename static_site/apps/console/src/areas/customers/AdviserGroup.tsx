import { header, http } from "@ventanilla/api/console";
import type { Customer } from "@ventanilla/api/customer-types";
import { announce, Group, ProblemBox, Select, useAction, useLoad } from "../../kit";
import { at } from "../../address";
import { can, signedIn } from "../../session";
import { say } from "./words";

const readPeople = () =>
  signedIn((signal) => http.GET("/console/{tenant}/tickets/options", { params: { path: at }, signal }));

const changeAdviser = (customer_id: string, adviser_id: string) =>
  signedIn((signal) =>
    http.PUT("/console/{tenant}/customers/{customer_id}/adviser", {
      params: { path: { ...at, customer_id }, header },
      body: { adviser_id },
      signal,
    }),
  );

interface Props {
  customer: Customer;
  onChange: (customer: Customer) => void;
}

/** The team member who is the customer's adviser. */
export function AdviserGroup({ customer, onChange }: Props) {
  const words = say().adviser;
  const people = useLoad("people", readPeople);
  const action = useAction();
  const known = (people.value.value?.people ?? []).map(({ staff_id, name }) => ({
    value: staff_id,
    label: name,
  }));
  const now = customer.adviser_id ?? "";
  const change = async (adviser_id: string) => {
    const done = await action.run(() => changeAdviser(customer.id, adviser_id));
    if (done !== null) {
      onChange(done);
      announce(words.saved);
    }
  };
  return (
    <Group title={words.title} explanation={words.text}>
      <Select
        name="adviser"
        label={words.title}
        value={now}
        disabled={!can("customers_write") || action.busy.value || people.value.value === null}
        options={[
          { value: "", label: words.none },
          ...known,
          ...(now === "" || known.some(({ value }) => value === now)
            ? []
            : [{ value: now, label: words.gone }]),
        ]}
        onChange={(adviser_id) => void change(adviser_id)}
      />
      {people.problem.value && <ProblemBox problem={people.problem.value} onRetry={people.reload} />}
      {action.problem.value && <ProblemBox problem={action.problem.value} />}
    </Group>
  );
}
