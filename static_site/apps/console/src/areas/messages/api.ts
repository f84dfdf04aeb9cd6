import { header, http } from "@ventanilla/api/console";
import { at } from "../../address";
import { signedIn } from "../../session";
import type { Parts, Place } from "./types";

const TEMPLATE = "/console/{tenant}/templates/{message}/{language}";

export const readTemplates = () =>
  signedIn((signal) => http.GET("/console/{tenant}/templates", { params: { path: at }, signal }));

export const readTemplate = (place: Place) =>
  signedIn((signal) => http.GET(TEMPLATE, { params: { path: { ...at, ...place } }, signal }));

export const saveTemplate = (place: Place, parts: Parts, version: string) =>
  signedIn((signal) =>
    http.PUT(TEMPLATE, {
      params: { path: { ...at, ...place }, header },
      body: { ...parts, version },
      signal,
    }),
  );

export const restoreTemplate = (place: Place, version: string) =>
  signedIn((signal) =>
    http.DELETE(TEMPLATE, { params: { path: { ...at, ...place }, query: { version }, header }, signal }),
  );

export const previewTemplate = (place: Place, parts: Parts, customer_id: string | null) =>
  signedIn((signal) =>
    http.POST(`${TEMPLATE}/preview`, {
      params: { path: { ...at, ...place }, header },
      body: { ...parts, customer_id },
      signal,
    }),
  );

export const testTemplate = (place: Place, parts: Parts, customer_id: string | null) =>
  signedIn((signal) =>
    http.POST(`${TEMPLATE}/test`, {
      params: { path: { ...at, ...place }, header },
      body: { ...parts, customer_id },
      signal,
    }),
  );
