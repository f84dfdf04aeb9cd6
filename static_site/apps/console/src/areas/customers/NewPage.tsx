import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { useLocation } from "preact-iso";
import { announce, Check, Page, ProblemBox, useAction, useLeaveGuard, useIdempotency } from "../../kit";
import { areaPath } from "../../address";
import { usesPasswords, can } from "../../session";
import { shell } from "../../words";
import { makeCustomer } from "./api";
import { CustomerForm, wrongOf } from "./CustomerForm";
import { isSame, newDraft, sentNew } from "./draft";
import { showFirstWrong } from "./focus";
import { say } from "./words";

/** The form for a new customer. */
export function NewPage() {
  const draft = useSignal(newDraft());
  const tried = useSignal(false);
  const done = useSignal(false);
  const withPassword = useSignal(false);
  const form = useRef<HTMLFormElement>(null);
  const action = useAction();
  const idempotencyHeader = useIdempotency();
  const { route } = useLocation();
  const words = say();
  useLeaveGuard(!done.value && !isSame(draft.value, newDraft()));

  const submit = async () => {
    tried.value = true;
    if (draft.value.name.trim() === "") {
      showFirstWrong(form.current);
      return;
    }
    const customer = sentNew(draft.value);
    const made = await action.run(() => makeCustomer(customer, idempotencyHeader(customer)));
    if (made === null) {
      showFirstWrong(form.current);
      return;
    }
    done.value = true;
    announce(words.make.done);
    // After the leave guard is released.
    const next = withPassword.value ? [made.id, "password"] : [made.id];
    setTimeout(() => route(areaPath("customers", ...next), true), 0);
  };
  return (
    <Page title={words.make.title} back={{ href: areaPath("customers"), label: words.back }}>
      <form
        ref={form}
        class="form-page"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <CustomerForm
          draft={draft.value}
          wrong={wrongOf(draft.value, action.problem.value, tried.value)}
          onChange={(next) => (draft.value = next)}
        />
        {can("customers_access") && usesPasswords() && (
          <Check
            name="with-password"
            label={words.make.with_password}
            explanation={words.make.with_password_text}
            checked={withPassword.value}
            onChange={(checked) => (withPassword.value = checked)}
          />
        )}
        {action.problem.value && <ProblemBox problem={action.problem.value} sentences={words.errors} />}
        <div class="inline">
          <button type="submit" class="button primary" aria-disabled={action.busy.value || undefined}>
            {action.busy.value ? shell().kit.wait : words.make.save}
          </button>
          <a class="button" href={areaPath("customers")}>
            {shell().kit.cancel}
          </a>
        </div>
      </form>
    </Page>
  );
}
