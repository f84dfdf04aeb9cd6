import "./styles.css";
import { announce, Page, ProblemBox, SaveBar, Skeleton, useAction, useLoad } from "../../kit";
import { areaPath } from "../../address";
import { can } from "../../session";
import { Canned } from "./Canned";
import type { StoredTicketModel as StoredModel } from "@ventanilla/api/ticket-types";
import { readModel, readPeople } from "./api";
import { Defaults } from "./Defaults";
import { type Draft, useDraft } from "./draft";
import { Hours } from "./Hours";
import { Areas, Categories, Priorities, States } from "./Lists";
import { say } from "./words";

/** The ticket model: classification, target times and canned answers. */
export default function TicketModelArea() {
  const words = say();
  const { value, problem, reload } = useLoad("ticket-model", readModel);
  return (
    <Page title={words.title} lead={words.lead} back={{ href: areaPath("tickets"), label: words.back }}>
      {problem.value && <ProblemBox problem={problem.value} onRetry={reload} />}
      {value.value === null && problem.value === null && <Skeleton kind="row" count={6} />}
      {value.value !== null && <Form first={value.value} />}
      <Canned />
    </Page>
  );
}

function Form({ first }: { first: StoredModel }) {
  const words = say();
  const draft = useDraft(first);
  const people = useLoad("people", readPeople).value.value?.people ?? [];
  const save = async () => {
    if (await draft.save()) {
      announce(words.saved);
    }
  };
  const conflict = draft.action.problem.value?.code === "ticket_model_changed";
  const writes = can("ticket_model");
  return (
    <>
      <fieldset class="model-form" disabled={!writes}>
        <Areas draft={draft} people={people} />
        <Categories draft={draft} />
        <States draft={draft} />
        <Priorities draft={draft} />
        <Defaults draft={draft} people={people} />
        <Hours draft={draft} />
      </fieldset>
      {conflict && <ConflictNotice draft={draft} />}
      <SaveBar
        changes={draft.changed().map((part) => words.parts[part])}
        busy={draft.action.busy.value}
        problem={conflict ? null : draft.action.problem.value}
        sentences={words.errors}
        onSave={() => void save()}
        onDiscard={draft.discard}
      />
    </>
  );
}

/** Shown after a concurrent save by another user; offers to merge the edits. */
function ConflictNotice({ draft }: { draft: Draft }) {
  const words = say().conflict;
  const action = useAction();
  const rebase = async () => {
    const theirs = await action.run(readModel);
    if (theirs !== null) {
      draft.rebaseOn(theirs);
    }
  };
  return (
    <div class="notice danger" role="alert">
      <p>{words.text}</p>
      <button
        type="button"
        class="button"
        aria-disabled={action.busy.value || undefined}
        onClick={() => void rebase()}
      >
        {words.go_on}
      </button>
      {action.problem.value && <ProblemBox problem={action.problem.value} onRetry={() => void rebase()} />}
    </div>
  );
}
