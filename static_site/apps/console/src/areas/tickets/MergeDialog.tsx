import { useSignal } from "@preact/signals";
import type { StaffTicket } from "@ventanilla/api/ticket-types";
import { fill } from "@ventanilla/i18n";
import { useLocation } from "preact-iso";
import { announce, Dialog, moment, ProblemBox, Radios, Skeleton, useAction, useLoad } from "../../kit";
import { areaPath } from "../../address";
import { shell } from "../../words";
import { mergeTicket, readTickets } from "./api";
import { say } from "./words";

/** Merges this ticket into another open one of the same customer. */
export function MergeDialog({ ticket, onClose }: { ticket: StaffTicket; onClose: () => void }) {
  const words = say();
  const { route } = useLocation();
  const action = useAction();
  const into = useSignal("");
  const customer = ticket.customer_id;
  const load = useLoad(customer, () => readTickets({ view: "open", id: "", q: "", customer }, null));
  const found = load.value.value;
  const others = found?.items.filter((one) => one.open && one.ticket_id !== ticket.ticket_id) ?? [];
  const merge = async () => {
    if (into.value === "") {
      return;
    }
    const next = await action.run(() => mergeTicket(ticket.ticket_id, into.value));
    if (next !== null) {
      onClose();
      announce(fill(words.merge.done, { number: ticket.number, into: next.number }));
      route(areaPath("tickets", next.ticket_id));
    }
  };
  return (
    <Dialog
      id="merge"
      title={fill(words.merge.title, { number: ticket.number })}
      onClose={onClose}
      actions={
        <>
          <button type="button" class="button" onClick={onClose}>
            {shell().kit.cancel}
          </button>
          <button
            type="button"
            class="button primary"
            aria-disabled={into.value === "" || action.busy.value || undefined}
            onClick={() => void merge()}
          >
            {action.busy.value ? shell().kit.wait : words.merge.confirm}
          </button>
        </>
      }
    >
      <div class="stacked">
        <p>{words.merge.text}</p>
        {load.problem.value && <ProblemBox problem={load.problem.value} onRetry={load.reload} />}
        {found === null && load.problem.value === null && <Skeleton kind="row" count={3} />}
        {found !== null && others.length === 0 && <p class="notice">{words.merge.none}</p>}
        {others.length > 0 && (
          <Radios
            name="into"
            label={words.merge.into}
            options={others.map(({ ticket_id, number, subject, updated_at }) => ({
              value: ticket_id,
              label: `#${number} ${subject}`,
              explanation: moment(updated_at, "short"),
            }))}
            value={into.value}
            onChange={(id) => (into.value = id)}
          />
        )}
      </div>
      {action.problem.value && (
        <ProblemBox problem={action.problem.value} sentences={words.errors} onRetry={() => void merge()} />
      )}
    </Dialog>
  );
}
