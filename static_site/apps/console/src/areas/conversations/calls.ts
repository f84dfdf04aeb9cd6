import { header, http } from "@ventanilla/api/console";
import type { TalkView } from "@ventanilla/api/talk-types";
import { at } from "../../place";
import { signedIn } from "../../session";

const one = (customer_id: string, party: string) => ({ path: { ...at, customer_id, party } });
const after = (cursor: string | null) => (cursor === null ? {} : { cursor });

export const readTalks = (view: TalkView, cursor: string | null) =>
  signedIn((signal) =>
    http.GET("/console/{tenant}/conversations", {
      params: { path: at, query: { view, ...after(cursor) } },
      signal,
    }),
  );

export const readCounts = () =>
  signedIn((signal) => http.GET("/console/{tenant}/conversations/counts", { params: { path: at }, signal }));

export const readParties = (customer_id: string) =>
  signedIn((signal) =>
    http.GET("/console/{tenant}/conversations/{customer_id}", {
      params: { path: { ...at, customer_id } },
      signal,
    }),
  );

export const readTalk = (customer_id: string, party: string, cursor: string | null) =>
  signedIn((signal) =>
    http.GET("/console/{tenant}/conversations/{customer_id}/{party}", {
      params: { ...one(customer_id, party), query: after(cursor) },
      signal,
    }),
  );

/** Writes to the customer; the same `client_id` again makes no second message. */
export const sendMessage = (
  customer_id: string,
  party: string,
  body: { text: string; client_id: string; attachment_ids: string[]; seen: string },
) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/conversations/{customer_id}/{party}/messages", {
      params: { ...one(customer_id, party), header },
      body,
      signal,
    }),
  );

export const markSeen = (customer_id: string, party: string, up_to: string) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/conversations/{customer_id}/{party}/seen", {
      params: { ...one(customer_id, party), header },
      body: { up_to },
      signal,
    }),
  );

export const putAside = (customer_id: string, party: string, up_to: string) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/conversations/{customer_id}/{party}/put-aside", {
      params: { ...one(customer_id, party), header },
      body: { up_to },
      signal,
    }),
  );

export const makeTicket = (customer_id: string, party: string, message_id: string) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/conversations/{customer_id}/{party}/tickets", {
      params: { ...one(customer_id, party), header },
      body: { message_id },
      signal,
    }),
  );

export const fileOf = (customer_id: string, party: string, message_id: string) => (attachment_id: string) =>
  signedIn((signal) =>
    http.POST(
      "/console/{tenant}/conversations/{customer_id}/{party}/messages/{message_id}/attachments/{attachment_id}",
      {
        params: { path: { ...at, customer_id, party, message_id, attachment_id }, header },
        body: {},
        signal,
      },
    ),
  );
