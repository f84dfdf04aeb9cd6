import { header, http } from "@ventanilla/api/console";
import type { ContractChange, ContractState } from "@ventanilla/api/contract-types";
import type { Result } from "@ventanilla/api/problems";
import type { SignatureRequest } from "@ventanilla/api/types";
import type { StaffContract } from "@ventanilla/api/contract-types";
import { postFile } from "@ventanilla/api/upload";
import type { IdempotencyHeader } from "../../kit";
import { at } from "../../address";
import { signedIn } from "../../session";

export const MAX_BYTES = 50 * 1024 * 1024;
const one = (contract_id: string) => ({ path: { ...at, contract_id } });

export const readContracts = (state: "" | ContractState, customer_id: string, cursor: string | null) =>
  signedIn((signal) =>
    http.GET("/console/{tenant}/contracts", {
      params: { path: at, query: { state, customer_id, ...(cursor === null ? {} : { cursor }) } },
      signal,
    }),
  );

export const readContract = (contract_id: string) =>
  signedIn((signal) =>
    http.GET("/console/{tenant}/contracts/{contract_id}", { params: one(contract_id), signal }),
  );

export const readPages = (contract_id: string, first: number) =>
  signedIn((signal) =>
    http.GET("/console/{tenant}/contracts/{contract_id}/pages", {
      params: { ...one(contract_id), query: { first, limit: 5 } },
      signal,
    }),
  );

export const readTeam = () =>
  signedIn((signal) => http.GET("/console/{tenant}/contract-templates", { params: { path: at }, signal }));

const problem = (code: string) =>
  ({
    ok: false,
    problem: { code, status: 0, requestId: null, fields: [], triesLeft: null, retryAfter: null },
  }) as const;

/** Uploads a PDF and makes a draft contract of it. */
export async function handIn(
  customer_id: string,
  title: string,
  file: File,
  once: IdempotencyHeader,
  onSent: (bytes: number) => void,
): Promise<Result<StaffContract>> {
  if (file.size === 0 || file.size > MAX_BYTES) {
    return problem(file.size === 0 ? "pdf_unreadable" : "pdf_too_large");
  }
  const begun = await signedIn((signal) =>
    http.POST("/console/{tenant}/contracts/uploads", {
      params: { path: at, header },
      body: { size: file.size },
      signal,
    }),
  );
  if (!begun.ok) {
    return begun;
  }
  const { upload_id, url, fields } = begun.value;
  if (!(await postFile(url, fields, file, onSent))) {
    return problem("upload_missing");
  }
  return await signedIn((signal) =>
    http.POST("/console/{tenant}/contracts", {
      params: { path: at, header: once },
      body: { customer_id, title, upload_id },
      signal,
    }),
  );
}

export const changeContract = (contract_id: string, body: ContractChange) =>
  signedIn((signal) =>
    http.PUT("/console/{tenant}/contracts/{contract_id}", {
      params: { ...one(contract_id), header },
      body,
      signal,
    }),
  );

export const sendContract = (contract_id: string) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/contracts/{contract_id}/send", {
      params: { ...one(contract_id), header },
      body: {},
      signal,
    }),
  );

export const remindSigners = (contract_id: string) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/contracts/{contract_id}/remind", {
      params: { ...one(contract_id), header },
      body: {},
      signal,
    }),
  );

export const withdrawContract = (contract_id: string, reason: string) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/contracts/{contract_id}/withdraw", {
      params: { ...one(contract_id), header },
      body: { reason },
      signal,
    }),
  );

export const correctContract = (contract_id: string, once: IdempotencyHeader) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/contracts/{contract_id}/correct", {
      params: { ...one(contract_id), header: once },
      body: {},
      signal,
    }),
  );

export const fileOf = (contract_id: string, file: "original" | "sealed" | "evidence" | "events") =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/contracts/{contract_id}/files", {
      params: { ...one(contract_id), header },
      body: { file },
      signal,
    }),
  );

export const openContract = (contract_id: string) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/contracts/{contract_id}/opened", {
      params: { ...one(contract_id), header },
      body: {},
      signal,
    }),
  );

export const noteRead = (contract_id: string, document_sha256: string) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/contracts/{contract_id}/read", {
      params: { ...one(contract_id), header },
      body: { document_sha256 },
      signal,
    }),
  );

export const askCode = (contract_id: string) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/contracts/{contract_id}/codes", {
      params: { ...one(contract_id), header },
      body: {},
      signal,
    }),
  );

export const checkCode = (
  contract_id: string,
  challenge_id: string,
  body: { binding: string; code: string },
) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/contracts/{contract_id}/codes/{challenge_id}", {
      params: { path: { ...at, contract_id, challenge_id }, header },
      body,
      signal,
    }),
  );

export const signContract = (contract_id: string, body: SignatureRequest) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/contracts/{contract_id}/signature", {
      params: { ...one(contract_id), header },
      body,
      signal,
    }),
  );
