import { useSignal } from "@preact/signals";
import type { Customer } from "@ventanilla/api/customer-types";
import { fill } from "@ventanilla/i18n";
import { useRef } from "preact/hooks";
import { announce, Page, SaveBar, useAction } from "../../kit";
import { areaPath } from "../../address";
import { changeCustomer, readCustomer } from "./api";
import { CustomerForm, wrongOf } from "./CustomerForm";
import { changedParts, draftOf, isSame, sent, theirsOver, typedSince } from "./draft";
import { showFirstWrong } from "./focus";
import { say } from "./words";

interface EditProps {
  customer: Customer;
  onChange: () => void;
}

/** Edits a customer. Concurrent changes by another user are merged and listed. */
export function EditPage({ customer, onChange }: EditProps) {
  /** The last stored state that this page knows, which the edits are compared with. */
  const stored = useSignal(customer);
  const draft = useSignal(draftOf(customer));
  const theirs = useSignal<readonly string[]>([]);
  const tried = useSignal(false);
  const form = useRef<HTMLFormElement>(null);
  const action = useAction();
  const words = say();
  const before = draftOf(stored.value);

  const take = (next: Customer) => {
    stored.value = next;
    draft.value = draftOf(next);
    theirs.value = [];
    tried.value = false;
    action.forget();
  };
  const showTheirs = async () => {
    const now = await readCustomer(customer.id);
    if (now.ok) {
      const newer = draftOf(now.value);
      theirs.value = changedParts(before, newer).map((part) => words.parts[part]);
      draft.value = theirsOver(before, draft.value, newer);
      stored.value = now.value;
    }
  };
  const save = async () => {
    tried.value = true;
    if (draft.value.name.trim() === "") {
      showFirstWrong(form.current);
      return;
    }
    const typed = draft.peek();
    const changed = await action.run(() =>
      changeCustomer(customer.id, { ...sent(typed), version: stored.value.version }),
    );
    if (changed !== null) {
      const now = typedSince(typed, draft.peek(), draftOf(changed));
      take(changed);
      draft.value = now;
      announce(words.saved);
      onChange();
    } else if (action.problem.value?.code === "customer_changed") {
      await showTheirs();
    } else {
      showFirstWrong(form.current);
    }
  };
  return (
    <Page
      title={fill(words.edit.title, { name: stored.value.name })}
      back={{ href: areaPath("customers", customer.id), label: stored.value.name }}
    >
      <form
        ref={form}
        class="form-page"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <CustomerForm
          draft={draft.value}
          wrong={wrongOf(draft.value, action.problem.value, tried.value)}
          onChange={(next) => (draft.value = next)}
        />
        {/* Submits the form by Enter. */}
        <button type="submit" hidden />
      </form>
      {theirs.value.length > 0 && (
        <div class="notice" role="status">
          <p>{fill(words.edit.theirs, { parts: theirs.value.join(", ") })}</p>
          <p>{words.edit.theirs_next}</p>
        </div>
      )}
      <SaveBar
        changes={
          isSame(before, draft.value)
            ? []
            : changedParts(before, draft.value).map((part) => words.parts[part])
        }
        busy={action.busy.value}
        problem={action.problem.value}
        sentences={words.errors}
        onSave={() => void save()}
        onDiscard={() => take(stored.value)}
      />
    </Page>
  );
}
