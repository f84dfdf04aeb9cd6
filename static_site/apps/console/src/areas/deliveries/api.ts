import { header, http } from "@ventanilla/api/console";
import type { IdempotencyHeader } from "../../kit";
import { at } from "../../address";
import { signedIn } from "../../session";

const page = (cursor: string | null) => (cursor === null ? {} : { cursor });

export const readDeadLetters = (cursor: string | null) =>
  signedIn((signal) =>
    http.GET("/console/{tenant}/deliveries/dead-letters", {
      params: { path: at, query: page(cursor) },
      signal,
    }),
  );

export const retryDeadLetter = (letter_id: string) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/deliveries/dead-letters/{letter_id}/redrive", {
      params: { path: { ...at, letter_id }, header },
      body: {},
      signal,
    }),
  );

export const retryAllDeadLetters = (once: IdempotencyHeader) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/deliveries/dead-letters/redrive", {
      params: { path: at, header: once },
      body: {},
      signal,
    }),
  );

export const discard = (letter_id: string) =>
  signedIn((signal) =>
    http.DELETE("/console/{tenant}/deliveries/dead-letters/{letter_id}", {
      params: { path: { ...at, letter_id }, header },
      signal,
    }),
  );

export const readSuppressedAddresses = (cursor: string | null) =>
  signedIn((signal) =>
    http.GET("/console/{tenant}/deliveries/addresses", {
      params: { path: at, query: page(cursor) },
      signal,
    }),
  );

export const unsuppressAddress = (address: string) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/deliveries/addresses/lifted", {
      params: { path: at, header },
      body: { address },
      signal,
    }),
  );

export const readSender = () =>
  signedIn((signal) => http.GET("/console/{tenant}/deliveries/sender", { params: { path: at }, signal }));

export const setSender = (email: string) =>
  signedIn((signal) =>
    http.PUT("/console/{tenant}/deliveries/sender", {
      params: { path: at, header },
      body: { email },
      signal,
    }),
  );

export const removeSender = () =>
  signedIn((signal) =>
    http.DELETE("/console/{tenant}/deliveries/sender", { params: { path: at, header }, signal }),
  );
