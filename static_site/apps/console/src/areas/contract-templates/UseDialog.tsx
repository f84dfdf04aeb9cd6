import { useSignal } from "@preact/signals";
import type { ContractTemplateRow } from "@ventanilla/api/contract-template-types";
import { useLocation } from "preact-iso";
import { type Chosen, CustomerChoice } from "../../customer-choice";
import { Dialog, ProblemBox, TextField, useAct, useRepeats } from "../../kit";
import { areaPath } from "../../place";
import { shell } from "../../words";
import { makeContract } from "./calls";
import { faultWords, say } from "./words";

/** Makes a draft of a template for one customer: what its own tags stand for is asked for. */
export function UseDialog({ template, onClose }: { template: ContractTemplateRow; onClose: () => void }) {
  const words = say();
  const customer = useSignal<Chosen | null>(null);
  const values = useSignal<Readonly<Record<string, string>>>({});
  const asked = useSignal(false);
  const act = useAct();
  const repeats = useRepeats();
  const { route } = useLocation();
  const faults = act.problem.value?.fields ?? [];
  const make = async () => {
    asked.value = true;
    const chosen = customer.value;
    if (chosen === null) {
      return;
    }
    const done = await act.run(() =>
      makeContract(
        chosen.id,
        template.template_id,
        values.value,
        repeats([chosen.id, template.template_id, values.value]),
      ),
    );
    if (done !== null) {
      route(areaPath("contracts", done.contract_id));
    }
  };
  return (
    <Dialog
      id="use-template"
      title={template.name}
      onClose={onClose}
      actions={
        <>
          <button type="button" class="button" onClick={onClose}>
            {shell().kit.cancel}
          </button>
          <button
            type="button"
            class="button primary"
            aria-disabled={act.busy.value || undefined}
            onClick={() => void make()}
          >
            {act.busy.value ? shell().kit.wait : words.make}
          </button>
        </>
      }
    >
      <form
        class="stacked"
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <p class="soft">{words.make_text}</p>
        <CustomerChoice
          words={words.customer}
          value={customer.value}
          onChange={(chosen) => {
            customer.value = chosen;
            act.forget();
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
        {/* Enter in a field makes it, as the button does. */}
        <button type="submit" class="visually-hidden" tabIndex={-1} aria-hidden="true" />
      </form>
      {act.problem.value && !faults.some(({ field }) => /^(customer|template|values)/.test(field)) && (
        <ProblemBox problem={act.problem.value} sentences={words.errors} onRetry={() => void make()} />
      )}
    </Dialog>
  );
}
