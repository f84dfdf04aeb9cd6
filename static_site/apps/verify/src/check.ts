import type { Anchors } from "./chain";
import { checkCms, checkDocumentTimestamp, type CmsReport, NOTHING } from "./cms";
import { findSignatures, type FoundSignature, isPdf, readBytes, readText } from "./pdf";
import { changedObjects } from "./update";

export interface RecordId {
  tenant: string;
  code: string;
}

export interface SignatureReport extends CmsReport {
  kind: "seal" | "timestamp";
  name: string;
  reason: string;
  /** The bytes that it covers are all of its revision but the seal itself. */
  covers: boolean;
  record: RecordId | undefined;
  /** What came up to the next: nothing, that signature or timestamp only, contents, or something that cannot be told. */
  later: "nothing" | "seal" | "timestamp" | "content" | "unclear";
  changed: string[];
}

export interface Report {
  kind: "pdf" | "other";
  sha256: string;
  size: number;
  signatures: SignatureReport[];
  /** How many bytes follow the last signature's revision. */
  appended: number;
  verdict: "holds" | "warns" | "broken" | "foreign" | "unsealed" | "unreadable";
}

const RECORD = /ventanilla:([a-z0-9][a-z0-9-]{1,38}[a-z0-9])\/([A-Za-z0-9_-]{4,80})/;

type Bytes = Uint8Array<ArrayBuffer>;

/** The SHA-256 of bytes, in hexadecimal. */
export async function sha256(bytes: Bytes): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function findRecord(signature: FoundSignature): RecordId | undefined {
  for (const key of ["Reason", "ContactInfo", "Location"]) {
    const [, tenant, code] = RECORD.exec(readText(signature.entries.get(key))) ?? [];
    if (tenant !== undefined && code !== undefined) return { tenant, code };
  }
  return undefined;
}

function coveredBytes(bytes: Bytes, [a, b, c, d]: FoundSignature["range"]): Bytes {
  const data = new Uint8Array(b + d);
  data.set(bytes.subarray(a, a + b));
  data.set(bytes.subarray(c, c + d), b);
  return data;
}

/** A PDF's date, `D:20261123140000+00'00'`. */
function readDate(written: string): Date | undefined {
  const found = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-]\d\d)'?(\d\d)?)?/.exec(written);
  if (found === null) return undefined;
  const [, year, month, day, hour, minute, second, zone = "+00", rest = "00"] = found;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}:${rest}`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

async function checkOne(bytes: Bytes, signature: FoundSignature, anchors: Anchors): Promise<SignatureReport> {
  const { entries } = signature;
  const format = entries.get("SubFilter") ?? "";
  const isStamp = format === "/ETSI.RFC3161";
  const covers = signature.faults.length === 0;
  const at = readDate(readText(entries.get("M")));
  let cms = NOTHING;
  if (covers) {
    const data = coveredBytes(bytes, signature.range);
    cms = isStamp
      ? await checkDocumentTimestamp(signature.contents, data, anchors)
      : await checkCms(signature.contents, data, anchors, { named: format === "/ETSI.CAdES.detached", at });
  }
  return {
    ...cms,
    kind: isStamp ? "timestamp" : "seal",
    name: readText(entries.get("Name")),
    reason: readText(entries.get("Reason")),
    covers,
    record: findRecord(signature),
    later: "nothing",
    changed: [],
  };
}

/** What may be said of a signature that is not one of ours is what it says itself: with one, nothing `holds`. */
function judge({ signatures, appended }: Report): Report["verdict"] {
  if (signatures.length === 0) return "unsealed";
  if (appended !== 0 || signatures.some((one) => !one.holds)) return "broken";
  const first = signatures.findIndex((one) => one.ours);
  if (first < 0) return signatures.some((one) => one.kind === "seal") ? "foreign" : "unsealed";
  const isChanged = (one: SignatureReport) => one.later === "content" || one.later === "unclear";
  if (signatures.slice(first).some(isChanged)) return "broken";
  const isKnown = (one: SignatureReport) =>
    one.trust === "trusted" && (one.timestamp === undefined || one.timestamp.trust === "trusted");
  return signatures.every((one) => isKnown(one) && !isChanged(one)) ? "holds" : "warns";
}

/** Check a file: its hash, its signatures, and what was changed after each of them. Nothing leaves the page. */
export async function checkFile(bytes: Bytes, anchors: Anchors): Promise<Report> {
  const report: Report = {
    kind: "other",
    sha256: await sha256(bytes),
    size: bytes.length,
    signatures: [],
    appended: 0,
    verdict: "unreadable",
  };
  const text = readBytes(bytes);
  if (!isPdf(text)) return report;
  report.kind = "pdf";
  const found = findSignatures(text);
  for (const signature of found) report.signatures.push(await checkOne(bytes, signature, anchors));
  const last = found.at(-1);
  if (last !== undefined) report.appended = bytes.length - last.end;
  let sealed = false;
  for (const [index, signature] of found.slice(0, -1).entries()) {
    const [one, next] = [report.signatures[index], report.signatures[index + 1]];
    const end = found[index + 1]?.end;
    if (end === undefined || next === undefined || !one?.covers) continue;
    sealed ||= one.ours;
    const changed = await changedObjects(bytes, text, signature.end, end, sealed ? "unseen" : "any");
    one.changed = changed ?? [];
    one.later = changed === undefined ? "unclear" : changed.length > 0 ? "content" : next.kind;
  }
  report.verdict = judge(report);
  return report;
}
