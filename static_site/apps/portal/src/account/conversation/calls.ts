import { api } from "../../session";

export { attachmentApi } from "../attachments";

const { http, signedIn, at, header } = api;

export const listMessages = (cursor: string | null) =>
  signedIn((signal) =>
    http.GET("/portal/{tenant}/messages", {
      params: { path: at, query: cursor === null ? {} : { cursor } },
      signal,
    }),
  );

/** Sends a message; the same `client_id` again makes no second one. */
export const sendMessage = (body: { text: string; client_id: string; attachment_ids: string[] }) =>
  signedIn((signal) =>
    http.POST("/portal/{tenant}/messages", { params: { path: at, header }, body, signal }),
  );

export const markSeen = (up_to: string) =>
  signedIn((signal) =>
    http.POST("/portal/{tenant}/messages/seen", { params: { path: at, header }, body: { up_to }, signal }),
  );

export const fileOf = (message_id: string, attachment_id: string) =>
  signedIn((signal) =>
    http.POST("/portal/{tenant}/messages/{message_id}/attachments/{attachment_id}", {
      params: { path: { ...at, message_id, attachment_id }, header },
      body: {},
      signal,
    }),
  );
