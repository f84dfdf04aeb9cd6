import { useSignal } from "@preact/signals";
import type { StaffTicket, TicketSorting } from "@ventanilla/api/ticket-types";
import { fill } from "@ventanilla/i18n";
import { ConfirmDialog, Radios, useAction } from "../../kit";
import { closeTicket } from "./api";
import { say } from "./words";

interface Props {
  ticket: StaffTicket;
  sorting: TicketSorting | null;
  onDone: (ticket: StaffTicket) => void;
  onClose: () => void;
}

/** Confirms closing a ticket, which notifies the customer. */
export function CloseDialog({ ticket, sorting, onDone, onClose }: Props) {
  const action = useAction();
  const words = say();
  const states = (sorting?.states ?? []).filter((one) => one.closed && !one.archived);
  const state = useSignal("");
  const close = async () => {
    const next = await action.run(() => closeTicket(ticket.ticket_id, state.value));
    if (next !== null) {
      onDone(next);
    }
  };
  return (
    <ConfirmDialog
      id="close-ticket"
      title={fill(words.close.title, { number: ticket.number })}
      confirm={words.close.button}
      busy={action.busy.value}
      problem={action.problem.value}
      sentences={words.errors}
      onConfirm={() => void close()}
      onClose={onClose}
    >
      <p>{fill(words.close.text, { name: ticket.customer.contact_name || ticket.customer.name })}</p>
      {states.length > 1 && (
        <Radios
          name="closed-state"
          label={words.state}
          options={states.map(({ id, name }) => ({ value: id, label: name }))}
          value={state.value || (states[0]?.id ?? "")}
          onChange={(id) => (state.value = id)}
        />
      )}
    </ConfirmDialog>
  );
}
