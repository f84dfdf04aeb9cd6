import type { StaffTicket, TicketSorting } from "@ventanilla/api/ticket-types";

/** What the parts of a ticket's page share. */
export interface TicketProps {
  ticket: StaffTicket;
  /** The tenant's states, areas, categories and priorities; null until they are loaded. */
  sorting: TicketSorting | null;
  /** Called with the changed ticket and a sentence that says what was done. */
  onChanged: (ticket: StaffTicket, message: string) => void;
  /** Called when the ticket was changed by another request. */
  onStale: () => void;
}
