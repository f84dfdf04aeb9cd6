import type { SignatureRequest } from "@ventanilla/api/types";
import { api } from "../../session";

const { http, signedIn, at, header } = api;
const one = (contract_id: string) => ({ path: { ...at, contract_id } });

export const listContracts = (cursor: string | null) =>
  signedIn((signal) =>
    http.GET("/portal/{tenant}/contracts", {
      params: { path: at, query: cursor === null ? {} : { cursor } },
      signal,
    }),
  );

export const readContract = (contract_id: string) =>
  signedIn((signal) =>
    http.GET("/portal/{tenant}/contracts/{contract_id}", { params: one(contract_id), signal }),
  );

export const openContract = (contract_id: string) =>
  signedIn((signal) =>
    http.POST("/portal/{tenant}/contracts/{contract_id}/opened", {
      params: { ...one(contract_id), header },
      body: {},
      signal,
    }),
  );

export const readPages = (contract_id: string, first: number) =>
  signedIn((signal) =>
    http.GET("/portal/{tenant}/contracts/{contract_id}/pages", {
      params: { ...one(contract_id), query: { first, limit: 5 } },
      signal,
    }),
  );

export const noteRead = (contract_id: string, document_sha256: string) =>
  signedIn((signal) =>
    http.POST("/portal/{tenant}/contracts/{contract_id}/read", {
      params: { ...one(contract_id), header },
      body: { document_sha256 },
      signal,
    }),
  );

export type ContractFile = "original" | "sealed" | "evidence" | "events";

export const fileOf = (contract_id: string, file: ContractFile) =>
  signedIn((signal) =>
    http.POST("/portal/{tenant}/contracts/{contract_id}/files", {
      params: { ...one(contract_id), header },
      body: { file },
      signal,
    }),
  );

export const askCode = (contract_id: string, channel: "email" | "sms") =>
  signedIn((signal) =>
    http.POST("/portal/{tenant}/contracts/{contract_id}/codes", {
      params: { ...one(contract_id), header },
      body: { channel },
      signal,
    }),
  );

export const checkCode = (
  contract_id: string,
  challenge_id: string,
  body: { binding: string; code: string },
) =>
  signedIn((signal) =>
    http.POST("/portal/{tenant}/contracts/{contract_id}/codes/{challenge_id}", {
      params: { path: { ...at, contract_id, challenge_id }, header },
      body,
      signal,
    }),
  );

export const signContract = (contract_id: string, body: SignatureRequest) =>
  signedIn((signal) =>
    http.POST("/portal/{tenant}/contracts/{contract_id}/signature", {
      params: { ...one(contract_id), header },
      body,
      signal,
    }),
  );

export const declineContract = (contract_id: string, reason: string) =>
  signedIn((signal) =>
    http.POST("/portal/{tenant}/contracts/{contract_id}/decline", {
      params: { ...one(contract_id), header },
      body: { reason },
      signal,
    }),
  );
