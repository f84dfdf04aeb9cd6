import { header, http } from "@ventanilla/api/console";
import type { Result } from "@ventanilla/api/problems";
import type { StoredTicketModel, TicketModel } from "@ventanilla/api/ticket-types";
import type { IdempotencyHeader } from "../../kit";
import { at } from "../../address";
import { signedIn } from "../../session";

// The response is always complete.
const whole = (result: Result<unknown>) => result as Result<StoredTicketModel>;

export const readModel = async () =>
  whole(
    await signedIn((signal) => http.GET("/console/{tenant}/ticket-model", { params: { path: at }, signal })),
  );

export const saveModel = async (model: TicketModel, version: number) =>
  whole(
    await signedIn((signal) =>
      http.PUT("/console/{tenant}/ticket-model", {
        params: { path: at, header },
        body: { model, version },
        signal,
      }),
    ),
  );

export const readPeople = () =>
  signedIn((signal) => http.GET("/console/{tenant}/tickets/options", { params: { path: at }, signal }));

export const readCanned = () =>
  signedIn((signal) => http.GET("/console/{tenant}/ticket-model/canned", { params: { path: at }, signal }));

export const makeCanned = (body: { title: string; text: string }, once: IdempotencyHeader) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/ticket-model/canned", {
      params: { path: at, header: once },
      body,
      signal,
    }),
  );

export const changeCanned = (answer_id: string, body: { title: string; text: string }) =>
  signedIn((signal) =>
    http.PUT("/console/{tenant}/ticket-model/canned/{answer_id}", {
      params: { path: { ...at, answer_id }, header },
      body,
      signal,
    }),
  );

export const removeCanned = (answer_id: string) =>
  signedIn((signal) =>
    http.DELETE("/console/{tenant}/ticket-model/canned/{answer_id}", {
      params: { path: { ...at, answer_id }, header },
      signal,
    }),
  );
