import { fromBER } from "asn1js";
import { Certificate, type RelativeDistinguishedNames } from "pkijs";

/** How a certificate or a signer signs, in WebCrypto's words. */
export interface Algorithm {
  name: "RSASSA-PKCS1-v1_5" | "RSA-PSS" | "ECDSA";
  hash: string;
  salt: number;
}

const HASHES: Readonly<Record<string, string>> = {
  "2.16.840.1.101.3.4.2.1": "SHA-256",
  "2.16.840.1.101.3.4.2.2": "SHA-384",
  "2.16.840.1.101.3.4.2.3": "SHA-512",
};
const SIGNING: Readonly<Record<string, readonly [Algorithm["name"], string]>> = {
  "1.2.840.113549.1.1.11": ["RSASSA-PKCS1-v1_5", "SHA-256"],
  "1.2.840.113549.1.1.12": ["RSASSA-PKCS1-v1_5", "SHA-384"],
  "1.2.840.113549.1.1.13": ["RSASSA-PKCS1-v1_5", "SHA-512"],
  "1.2.840.10045.4.3.2": ["ECDSA", "SHA-256"],
  "1.2.840.10045.4.3.3": ["ECDSA", "SHA-384"],
  "1.2.840.10045.4.3.4": ["ECDSA", "SHA-512"],
};
const CURVES: Readonly<Record<string, readonly [string, number]>> = {
  "1.2.840.10045.3.1.7": ["P-256", 32],
  "1.3.132.0.34": ["P-384", 48],
};

export class NotValid extends Error {}

/** What pkijs and asn1js give of an algorithm. */
interface AlgorithmLike {
  algorithmId: string;
  algorithmParams?: unknown;
}

function fail(why: string): never {
  throw new NotValid(why);
}

export function hashName(algorithm: AlgorithmLike): string {
  return HASHES[algorithm.algorithmId] ?? fail("hash");
}

function readPss(algorithm: AlgorithmLike): Algorithm {
  const parameters = algorithm.algorithmParams as {
    valueBlock: { value: { idBlock: { tagNumber: number }; valueBlock: { value: unknown[] } }[] };
  };
  let hash = "";
  let salt = 20;
  for (const one of parameters.valueBlock.value) {
    const [inner] = one.valueBlock.value as {
      valueBlock: { valueDec: number; value: { valueBlock: { toString(): string } }[] };
    }[];
    if (one.idBlock.tagNumber === 0)
      hash = HASHES[inner?.valueBlock.value[0]?.valueBlock.toString() ?? ""] ?? "";
    if (one.idBlock.tagNumber === 2) salt = inner?.valueBlock.valueDec ?? 20;
  }
  return hash === "" ? fail("algorithm") : { name: "RSA-PSS", hash, salt };
}

/** The algorithm of a signature; `digest` is the hash where the signature's own name leaves it open. */
export function readAlgorithm(algorithm: AlgorithmLike, digest = ""): Algorithm {
  if (algorithm.algorithmId === "1.2.840.113549.1.1.10") return readPss(algorithm);
  if (algorithm.algorithmId === "1.2.840.113549.1.1.1" && digest !== "") {
    return { name: "RSASSA-PKCS1-v1_5", hash: digest, salt: 0 };
  }
  const [name, hash] = SIGNING[algorithm.algorithmId] ?? fail("algorithm");
  return { name, hash, salt: 0 };
}

/** An ECDSA signature as WebCrypto wants it: both numbers in the curve's length. */
function flatten(signature: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const flat = new Uint8Array(2 * length);
  let at = 2;
  if (signature[0] !== 0x30 || signature[1] !== signature.length - 2) fail("signature");
  for (const part of [0, 1]) {
    const size = signature[at + 1] ?? 0;
    let number = signature.subarray(at + 2, at + 2 + size);
    if (signature[at] !== 2 || number.length !== size || size === 0) fail("signature");
    if (number[0] === 0) number = number.subarray(1);
    if (number.length > length) fail("signature");
    flat.set(number, (part + 1) * length - number.length);
    at += 2 + size;
  }
  return at === signature.length ? flat : fail("signature");
}

/** Whether a certificate's key made a signature over data. */
export async function isSignedBy(
  certificate: Certificate,
  algorithm: Algorithm,
  signature: Uint8Array<ArrayBuffer>,
  data: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const key = certificate.subjectPublicKeyInfo;
  const spki = key.toSchema().toBER(false);
  try {
    if (algorithm.name === "ECDSA") {
      const named = (
        key.algorithm.algorithmParams as { valueBlock: { toString(): string } }
      ).valueBlock.toString();
      const [namedCurve, length] = CURVES[named] ?? fail("algorithm");
      const usable = await crypto.subtle.importKey("spki", spki, { name: "ECDSA", namedCurve }, false, [
        "verify",
      ]);
      const how = { name: "ECDSA", hash: algorithm.hash };
      return await crypto.subtle.verify(how, usable, flatten(signature, length), data);
    }
    const { name, hash } = algorithm;
    const usable = await crypto.subtle.importKey("spki", spki, { name, hash }, false, ["verify"]);
    return await crypto.subtle.verify({ name, saltLength: algorithm.salt }, usable, signature, data);
  } catch {
    return false;
  }
}

/** What is written after the signed part of a certificate has to be what its issuer wrote. */
async function isIssuedBy(certificate: Certificate, issuer: Certificate): Promise<boolean> {
  if (certificate.signature.algorithmId !== certificate.signatureAlgorithm.algorithmId) return false;
  if (certificate.signatureValue.valueBlock.unusedBits !== 0) return false;
  const signature = new Uint8Array(certificate.signatureValue.valueBlock.valueHexView);
  const data = new Uint8Array(certificate.tbsView);
  try {
    return await isSignedBy(issuer, readAlgorithm(certificate.signatureAlgorithm), signature, data);
  } catch {
    return false;
  }
}

export function encoded(certificate: Certificate): string {
  return [certificate.tbsView, certificate.signatureValue.valueBlock.valueHexView].join(" ");
}

function nameOf(name: RelativeDistinguishedNames): string {
  return [...new Uint8Array(name.toSchema().toBER(false))].join();
}

function extension(certificate: Certificate, id: string): unknown {
  return certificate.extensions?.find((one) => one.extnID === id)?.parsedValue;
}

/** The first eight of the uses that a key is certified for; undefined where none is named. */
function keyUsage(certificate: Certificate): number | undefined {
  const usage = extension(certificate, "2.5.29.15") as
    { valueBlock: { valueHexView: Uint8Array } } | undefined;
  return usage === undefined ? undefined : (usage.valueBlock.valueHexView[0] ?? 0);
}

/** What a key is certified for beyond that: names of purposes. */
export function purposes(certificate: Certificate): readonly string[] {
  const found = extension(certificate, "2.5.29.37") as { keyPurposes: string[] } | undefined;
  return found?.keyPurposes ?? [];
}

/** By RFC 9336, and what Microsoft and Adobe called so before. */
const DOCUMENT_SIGNING = ["1.3.6.1.5.5.7.3.36", "1.3.6.1.4.1.311.10.3.12", "1.2.840.113583.1.1.5"];
const SIGNATURE = 0x80;
const COMMITMENT = 0x40;

/** Whether a certificate is for sealing documents. */
export function maySeal(certificate: Certificate): boolean {
  const signs = ((keyUsage(certificate) ?? 0) & (SIGNATURE | COMMITMENT)) !== 0;
  return signs && purposes(certificate).some((one) => DOCUMENT_SIGNING.includes(one));
}

/** SHA-256 of a certificate's public key, in hexadecimal. */
export async function keyHash(certificate: Certificate): Promise<string> {
  const spki = certificate.subjectPublicKeyInfo.toSchema().toBER(false);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", spki));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function mayIssue(certificate: Certificate): boolean {
  const constraints = extension(certificate, "2.5.29.19") as { cA?: boolean } | undefined;
  return constraints?.cA === true && ((keyUsage(certificate) ?? 4) & 4) !== 0;
}

export function isValidAt(certificate: Certificate, when: Date): boolean {
  return certificate.notBefore.value <= when && when <= certificate.notAfter.value;
}

export type Chain = "trusted" | "unknown" | "expired";

/** Beside where its chain leads: `other` is not our key's, `unfit` is for something else than sealing documents. */
export type Trust = Chain | "other" | "unfit";

/** Whom this page trusts: for seals, and which keys they are made with, and for timestamps. */
export interface Anchors {
  seals: readonly Certificate[];
  /** SHA-256 of each key that ever sealed here (its SubjectPublicKeyInfo), in hexadecimal. */
  keys: readonly string[];
  timestamps: readonly Certificate[];
}

/** Whether a chain leads from the certificate to one of the roots, all of it valid at that moment. */
export async function followChain(
  leaf: Certificate,
  others: readonly Certificate[],
  roots: readonly Certificate[],
  when: Date,
): Promise<Chain> {
  let current = leaf;
  const known = new Set(roots.map(encoded));
  for (let depth = 0; depth < 8; depth++) {
    if (!isValidAt(current, when)) return "expired";
    if (known.has(encoded(current))) return "trusted";
    let issuer: Certificate | undefined;
    for (const one of [...roots, ...others]) {
      const fits = nameOf(one.subject) === nameOf(current.issuer) && mayIssue(one);
      if (fits && (await isIssuedBy(current, one))) {
        issuer = one;
        break;
      }
    }
    if (issuer === undefined || issuer === current) return "unknown";
    current = issuer;
  }
  return "unknown";
}

/** Whether a certificate that came along is as somebody issued it: a root of ours, or signed by one of the others. */
export async function isWhole(
  certificate: Certificate,
  all: readonly Certificate[],
  complete: boolean,
): Promise<boolean> {
  const subjects = all.filter((one) => nameOf(one.subject) === nameOf(certificate.issuer));
  for (const one of subjects) {
    if (await isIssuedBy(certificate, one)) return true;
  }
  // A stranger's chain need not come along whole; where ours leads to a root, nothing is left over.
  return !complete && subjects.length === 0;
}

export function readRoots(pem: string): Certificate[] {
  return [...pem.matchAll(/-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g)].map(
    ([, body]) =>
      readCertificate(Uint8Array.from(atob((body ?? "").replace(/\s/g, "")), (c) => c.charCodeAt(0))),
  );
}

export function readCertificate(der: Uint8Array<ArrayBuffer>): Certificate {
  const parsed = fromBER(der.buffer);
  return parsed.offset === der.length ? new Certificate({ schema: parsed.result }) : fail("certificate");
}

const COMMON = "2.5.4.3";
const ORGANISATION = "2.5.4.10";

/** A certificate's holder as people call them. */
export function holder(certificate: Certificate): string {
  const value = (type: string) =>
    (
      certificate.subject.typesAndValues.find((one) => one.type === type)?.value.valueBlock as
        { value: string } | undefined
    )?.value;
  const [name, business] = [value(COMMON), value(ORGANISATION)];
  return [name, business === name ? undefined : business].filter((one) => one !== undefined).join(", ");
}
