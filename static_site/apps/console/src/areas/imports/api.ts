import { header, http } from "@ventanilla/api/console";
import { postFile } from "@ventanilla/api/upload";
import type {
  DifferenceRow,
  Import,
  ImportKind,
  ImportLayout,
  ImportMapping,
  Outcome,
} from "@ventanilla/api/imports-types";
import type { Result } from "@ventanilla/api/problems";
import { language } from "@ventanilla/i18n";
import type { PageOf } from "../../kit";
import { at } from "../../address";
import { signedIn } from "../../session";
import { problemOfCode } from "./words";

export const MAX_BYTES = 50 * 1024 * 1024;

/** The API names fields and reasons in the language of the page. */
const query = () => ({ language: language.value });

export const readImports = (cursor: string | null) =>
  signedIn((signal) =>
    http.GET("/console/{tenant}/imports", {
      params: { path: at, query: { ...query(), ...(cursor === null ? {} : { cursor }) } },
      signal,
    }),
  );

/** The templates that a file's contracts can be made from. */
export const readContractTemplates = () =>
  signedIn((signal) => http.GET("/console/{tenant}/contract-templates", { params: { path: at }, signal }));

export const readImport = (import_id: string): Promise<Result<Import>> =>
  signedIn((signal) =>
    http.GET("/console/{tenant}/imports/{import_id}", {
      params: { path: { ...at, import_id }, query: query() },
      signal,
    }),
  );

export const parseFile = (import_id: string, body: ImportLayout): Promise<Result<Import>> =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/imports/{import_id}/uploaded", {
      params: { path: { ...at, import_id }, header, query: query() },
      body,
      signal,
    }),
  );

export const compareImport = (import_id: string, body: ImportMapping): Promise<Result<Import>> =>
  signedIn((signal) =>
    http.PUT("/console/{tenant}/imports/{import_id}/mapping", {
      params: { path: { ...at, import_id }, header, query: query() },
      body,
      signal,
    }),
  );

/** Runs, resumes or cancels an import. */
export const tellImport = (import_id: string, what: "run" | "resume" | "cancel"): Promise<Result<Import>> =>
  signedIn((signal) =>
    http.POST(`/console/{tenant}/imports/{import_id}/${what}`, {
      params: { path: { ...at, import_id }, header, query: query() },
      body: {},
      signal,
    }),
  );

export const readRows = (
  import_id: string,
  outcome: Outcome | "",
  cursor: string | null,
): Promise<Result<PageOf<DifferenceRow>>> =>
  signedIn((signal) =>
    http.GET("/console/{tenant}/imports/{import_id}/rows", {
      params: {
        path: { ...at, import_id },
        query: { ...query(), ...(outcome === "" ? {} : { outcome }), ...(cursor === null ? {} : { cursor }) },
      },
      signal,
    }),
  );

export const makeReport = (import_id: string) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/imports/{import_id}/report", {
      params: { path: { ...at, import_id }, header, query: query() },
      body: {},
      signal,
    }),
  );

/** The progress of an upload: bytes sent, then being examined. */
export type Sending = { readonly sent: number } | "looking";

/** Uploads a file and has it parsed. Obvious errors are refused before the upload. */
export async function handIn(
  kind: ImportKind,
  file: File,
  template_id: string,
  onSending: (sending: Sending) => void,
): Promise<Result<Import>> {
  if (file.size === 0 || file.size > MAX_BYTES) {
    return { ok: false, problem: problemOfCode(file.size === 0 ? "file_empty" : "file_too_large") };
  }
  onSending({ sent: 0 });
  const begun = await signedIn((signal) =>
    http.POST("/console/{tenant}/imports", {
      params: { path: at, header },
      body: { kind, filename: file.name.slice(-200), size: file.size, template_id },
      signal,
    }),
  );
  if (!begun.ok) {
    return begun;
  }
  const { id, upload } = begun.value;
  if (!(await postFile(upload.url, upload.fields, file, (sent) => onSending({ sent })))) {
    return { ok: false, problem: problemOfCode("upload_failed") };
  }
  onSending("looking");
  return parseFile(id, {});
}
