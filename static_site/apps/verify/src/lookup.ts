import type { RecordId } from "./check";

export interface RecordAnswer {
  found: boolean;
  kind?: "contract" | "receipt";
  sealed_at?: string | null;
  signed_at?: string[];
  state?: "" | "partly_signed" | "signed" | "ended";
  current?: boolean | null;
}

/** Ask our record, by a file's hash, a record's id, or both. Nothing but these is sent. */
export async function askRecord(asked: Asked): Promise<RecordAnswer> {
  const { tenant, ...known } = asked;
  if (tenant === undefined) return { found: false }; // whose record it would be stands in the document or its code
  const response = await fetch(`/api/portal/${tenant}/verify`, {
    method: "POST",
    credentials: "omit",
    headers: { "Content-Type": "application/json", "X-Ventanilla": "1" },
    body: JSON.stringify(known),
  });
  if (response.status === 404) return { found: false };
  if (!response.ok) throw new Error(String(response.status));
  return (await response.json()) as RecordAnswer;
}

/** What is asked for: a document's code, or the hash of a file or a receipt. */
export type Asked = Partial<RecordId> & { sha256?: string };

/** A record as a document, a QR code or a receipt names it: `<tenant>/<code>` or `<tenant>/<hash>`. */
export function readRecord(text: string): Asked | undefined {
  const [, tenant, name] =
    /^#?([a-z0-9][a-z0-9-]{1,38}[a-z0-9])\/([A-Za-z0-9_-]{4,80})$/.exec(text.trim()) ?? [];
  if (tenant === undefined || name === undefined) return undefined;
  return /^[0-9a-f]{64}$/.test(name) ? { tenant, sha256: name } : { tenant, code: name };
}
