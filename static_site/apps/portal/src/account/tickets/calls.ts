import type { Ticket, TicketRequest } from "@ventanilla/api/types";
import type { Result } from "@ventanilla/api/problems";
import { api } from "../../session";

export { attachmentApi } from "../attachments";

const { http, signedIn, at, header } = api;
const one = (ticket_id: string) => ({ path: { ...at, ticket_id }, header });

export interface TicketFilter {
  readonly open?: "1";
  readonly q?: string;
  readonly cursor?: string;
}

export const listTickets = (query: TicketFilter) =>
  signedIn((signal) => http.GET("/portal/{tenant}/tickets", { params: { path: at, query }, signal }));

export const readOptions = () =>
  signedIn((signal) => http.GET("/portal/{tenant}/tickets/options", { params: { path: at }, signal }));

/** Makes a ticket; the same key again makes no second one. */
export const createTicket = (body: TicketRequest, key: string): Promise<Result<Ticket>> =>
  signedIn((signal) =>
    http.POST("/portal/{tenant}/tickets", {
      params: { path: at, header: { ...header, "Idempotency-Key": key } },
      body,
      signal,
    }),
  );

export const readTicket = (ticket_id: string) =>
  signedIn((signal) =>
    http.GET("/portal/{tenant}/tickets/{ticket_id}", { params: { path: { ...at, ticket_id } }, signal }),
  );

export const replyTo = (ticket_id: string, text: string, attachment_ids: string[], key: string) =>
  signedIn((signal) =>
    http.POST("/portal/{tenant}/tickets/{ticket_id}/replies", {
      params: { path: { ...at, ticket_id }, header: { ...header, "Idempotency-Key": key } },
      body: { text, attachment_ids },
      signal,
    }),
  );

export const closeTicket = (ticket_id: string) =>
  signedIn((signal) =>
    http.POST("/portal/{tenant}/tickets/{ticket_id}/close", { params: one(ticket_id), body: {}, signal }),
  );

export const reopenTicket = (ticket_id: string) =>
  signedIn((signal) =>
    http.POST("/portal/{tenant}/tickets/{ticket_id}/reopen", { params: one(ticket_id), body: {}, signal }),
  );

export const markSeen = (ticket_id: string) =>
  signedIn((signal) =>
    http.POST("/portal/{tenant}/tickets/{ticket_id}/seen", { params: one(ticket_id), body: {}, signal }),
  );

export const rateTicket = (ticket_id: string, score: number, comment: string) =>
  signedIn((signal) =>
    http.POST("/portal/{tenant}/tickets/{ticket_id}/rating", {
      params: one(ticket_id),
      body: { score, comment },
      signal,
    }),
  );

export const fileOf = (ticket_id: string, attachment_id: string) =>
  signedIn((signal) =>
    http.POST("/portal/{tenant}/tickets/{ticket_id}/attachments/{attachment_id}", {
      params: { path: { ...at, ticket_id, attachment_id }, header },
      body: {},
      signal,
    }),
  );
