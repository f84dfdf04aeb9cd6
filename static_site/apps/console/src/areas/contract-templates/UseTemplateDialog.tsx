import { useSignal } from "@preact/signals";
import type { ContractTemplateRow } from "@ventanilla/api/contract-template-types";
import { useLocation } from "preact-iso";
import { type Chosen, CustomerPicker } from "../../customer-picker";
import { FormDialog, ProblemBox, TextField, useAction, useIdempotency } from "../../kit";
import { areaPath } from "../../address";
import { makeContract } from "./api";
import { faultWords, say } from "./words";

/** Makes a draft contract from a template for a customer; asks for the values of the template's own tags. */
export function UseTemplateDialog({
  template,
  onClose,
}: {
  template: ContractTemplateRow;
  onClose: () => void;
}) {
  const words = say();
  const customer = useSignal<Chosen | null>(null);
  const values = useSignal<Readonly<Record<string, string>>>({});
  const asked = useSignal(false);
  const action = useAction();
  const idempotencyHeader = useIdempotency();
  const { route } = useLocation();
  const faults = action.problem.value?.fields ?? [];
  const make = async () => {
    asked.value = true;
    const chosen = customer.value;
    if (chosen === null) {
      return;
    }
    const done = await action.run(() =>
      makeContract(
        chosen.id,
        template.template_id,
        values.value,
        idempotencyHeader([chosen.id, template.template_id, values.value]),
      ),
    );
    if (done !== null) {
      route(areaPath("contracts", done.contract_id));
    }
  };
  return (
    <FormDialog
      id="use-template"
      title={template.name}
      onClose={onClose}
      submitLabel={words.make}
      busy={action.busy.value}
      onSubmit={() => void make()}
      footer={
        action.problem.value &&
        !faults.some(({ field }) => /^(customer|template|values)/.test(field)) && (
          <ProblemBox problem={action.problem.value} sentences={words.errors} onRetry={() => void make()} />
        )
      }
    >
      <p class="soft">{words.make_text}</p>
      <CustomerPicker
        words={words.customer}
        value={customer.value}
        onChange={(chosen) => {
          customer.value = chosen;
          action.forget();
        }}
      />
      {asked.value && customer.value === null && (
        <p class="wrong" role="alert">
          {words.customer_needed}
        </p>
      )}
      {["customer", "template"].map((field) => {
        const said = faultWords(faults, field);
        return (
          said && (
            <p key={field} class="wrong" role="alert">
              {said}
            </p>
          )
        );
      })}
      {template.fields.map(({ name, required }) => (
        <TextField
          key={name}
          name={`value-${name}`}
          label={required ? name.replaceAll("_", " ") : `${name.replaceAll("_", " ")} (${words.optional})`}
          wrong={faultWords(faults, `values.${name}`)}
          maxLength={2000}
          value={values.value[name] ?? ""}
          onInput={(text) => (values.value = { ...values.value, [name]: text })}
        />
      ))}
    </FormDialog>
  );
}
