import type { RecordId } from "./check";

export interface RecordAnswer {
  found: boolean;
  kind?: "contract" | "receipt";
  sealed_at?: string | null;
  signed_at?: string[];
  current?: boolean;
}

/** Ask our record, by a file's hash, a record's id, or both. Nothing but these is sent. */
export async function askRecord(asked: Partial<RecordId> & { sha256?: string }): Promise<RecordAnswer> {
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

/** The record that the page's own address names, as a QR code writes it: `#<tenant>/<code>`. */
export function readAddress(hash: string): RecordId | undefined {
  const [, tenant, code] = /^#([a-z0-9][a-z0-9-]{1,38}[a-z0-9])\/([A-Za-z0-9_-]{4,80})$/.exec(hash) ?? [];
  return tenant === undefined || code === undefined ? undefined : { tenant, code };
}
