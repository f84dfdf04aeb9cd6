import { header, http } from "@ventanilla/api/console";
import type { NewTicketIn, TicketChange, TicketView } from "@ventanilla/api/ticket-types";
import type { IdempotencyHeader } from "../../kit";
import { at } from "../../address";
import { signedIn } from "../../session";

export const PAGE = 50;

const one = (ticket_id: string) => ({ path: { ...at, ticket_id } });

/** The filter of a list; `id` is of a state, an area or an assignee. */
export interface Wanted {
  readonly view: TicketView;
  readonly id: string;
  readonly q: string;
  readonly customer: string;
}

export const readTickets = ({ view, id, q, customer }: Wanted, cursor: string | null) =>
  signedIn((signal) =>
    http.GET("/console/{tenant}/tickets", {
      params: {
        path: at,
        query: { view, id, q, customer_id: customer, limit: PAGE, ...(cursor === null ? {} : { cursor }) },
      },
      signal,
    }),
  );

export const readCounts = () =>
  signedIn((signal) => http.GET("/console/{tenant}/tickets/counts", { params: { path: at }, signal }));

export const readSorting = () =>
  signedIn((signal) => http.GET("/console/{tenant}/tickets/options", { params: { path: at }, signal }));

export const readTicket = (ticket_id: string) =>
  signedIn((signal) => http.GET("/console/{tenant}/tickets/{ticket_id}", { params: one(ticket_id), signal }));

export const readInvoices = (ticket_id: string) =>
  signedIn((signal) =>
    http.GET("/console/{tenant}/tickets/{ticket_id}/invoices", { params: one(ticket_id), signal }),
  );

export const readCustomer = (customer_id: string) =>
  signedIn((signal) =>
    http.GET("/console/{tenant}/customers/{customer_id}", {
      params: { path: { ...at, customer_id } },
      signal,
    }),
  );

export const makeTicket = (body: NewTicketIn, once: IdempotencyHeader) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/tickets", { params: { path: at, header: once }, body, signal }),
  );

export const changeTicket = (ticket_id: string, body: TicketChange) =>
  signedIn((signal) =>
    http.PUT("/console/{tenant}/tickets/{ticket_id}", {
      params: { ...one(ticket_id), header },
      body,
      signal,
    }),
  );

export const replyTo = (
  ticket_id: string,
  body: { text: string; attachment_ids: string[]; seen: string; state_id: string },
  once: IdempotencyHeader,
) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/tickets/{ticket_id}/replies", {
      params: { ...one(ticket_id), header: once },
      body,
      signal,
    }),
  );

export const addNote = (
  ticket_id: string,
  body: { text: string; attachment_ids: string[] },
  once: IdempotencyHeader,
) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/tickets/{ticket_id}/notes", {
      params: { ...one(ticket_id), header: once },
      body,
      signal,
    }),
  );

export const closeTicket = (ticket_id: string, state_id: string) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/tickets/{ticket_id}/close", {
      params: { ...one(ticket_id), header },
      body: { state_id },
      signal,
    }),
  );

export const reopenTicket = (ticket_id: string) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/tickets/{ticket_id}/reopen", {
      params: { ...one(ticket_id), header },
      body: {},
      signal,
    }),
  );

export const mergeTicket = (ticket_id: string, into: string) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/tickets/{ticket_id}/merge", {
      params: { ...one(ticket_id), header },
      body: { into },
      signal,
    }),
  );

export const fileOf = (ticket_id: string) => (attachment_id: string) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/tickets/{ticket_id}/attachments/{attachment_id}", {
      params: { path: { ...at, ticket_id, attachment_id }, header },
      body: {},
      signal,
    }),
  );
