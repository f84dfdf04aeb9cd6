import { header, http } from "@ventanilla/api/console";
import type { ConversationView } from "@ventanilla/api/conversation-types";
import { at } from "../../address";
import { signedIn } from "../../session";

/** In the API, a thread is named by its `party`: a contact, or all of them. */
const inThread = (customer_id: string, thread: string) => ({ path: { ...at, customer_id, party: thread } });
const pageQuery = (cursor: string | null) => (cursor === null ? {} : { cursor });

export const readConversations = (view: ConversationView, cursor: string | null) =>
  signedIn((signal) =>
    http.GET("/console/{tenant}/conversations", {
      params: { path: at, query: { view, ...pageQuery(cursor) } },
      signal,
    }),
  );

export const readCounts = () =>
  signedIn((signal) => http.GET("/console/{tenant}/conversations/counts", { params: { path: at }, signal }));

export const readThreads = (customer_id: string) =>
  signedIn((signal) =>
    http.GET("/console/{tenant}/conversations/{customer_id}", {
      params: { path: { ...at, customer_id } },
      signal,
    }),
  );

export const readThread = (customer_id: string, thread: string, cursor: string | null) =>
  signedIn((signal) =>
    http.GET("/console/{tenant}/conversations/{customer_id}/{party}", {
      params: { ...inThread(customer_id, thread), query: pageQuery(cursor) },
      signal,
    }),
  );

/** Sends a message to the customer. Repeating the `client_id` makes no second message. */
export const sendMessage = (
  customer_id: string,
  thread: string,
  body: { text: string; client_id: string; attachment_ids: string[]; seen: string },
) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/conversations/{customer_id}/{party}/messages", {
      params: { ...inThread(customer_id, thread), header },
      body,
      signal,
    }),
  );

export const markSeen = (customer_id: string, thread: string, up_to: string) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/conversations/{customer_id}/{party}/seen", {
      params: { ...inThread(customer_id, thread), header },
      body: { up_to },
      signal,
    }),
  );

export const markHandled = (customer_id: string, thread: string, up_to: string) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/conversations/{customer_id}/{party}/put-aside", {
      params: { ...inThread(customer_id, thread), header },
      body: { up_to },
      signal,
    }),
  );

export const makeTicket = (customer_id: string, thread: string, message_id: string) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/conversations/{customer_id}/{party}/tickets", {
      params: { ...inThread(customer_id, thread), header },
      body: { message_id },
      signal,
    }),
  );

export const downloadLink =
  (customer_id: string, thread: string, message_id: string) => (attachment_id: string) =>
    signedIn((signal) =>
      http.POST(
        "/console/{tenant}/conversations/{customer_id}/{party}/messages/{message_id}/attachments/{attachment_id}",
        {
          params: { path: { ...at, customer_id, party: thread, message_id, attachment_id }, header },
          body: {},
          signal,
        },
      ),
    );
