import { fromBER, Null, ObjectIdentifier, Sequence, type AsnType } from "asn1js";
import {
  Certificate,
  ContentInfo,
  SignedData,
  TSTInfo,
  type AlgorithmIdentifier,
  type SignerInfo,
} from "pkijs";
import {
  type Anchors,
  type Chain,
  encoded,
  followChain,
  hashName,
  holder,
  isSignedBy,
  isWhole,
  keyHash,
  maySeal,
  NotValid,
  purposes,
  readAlgorithm,
  type Trust,
} from "./chain";

const CONTENT_TYPE = "1.2.840.113549.1.9.3";
const MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
const SIGNING_TIME = "1.2.840.113549.1.9.5";
const SIGNING_CERTIFICATE = "1.2.840.113549.1.9.16.2.47";
const TIMESTAMP = "1.2.840.113549.1.9.16.2.14";
const DATA = "1.2.840.113549.1.7.1";
const TIMESTAMPING = "1.3.6.1.5.5.7.3.8";
const TIMESTAMP_INFO = "1.2.840.113549.1.9.16.1.4";

export interface Timestamp {
  at: Date;
  by: string;
  trust: Trust;
}

export interface CmsReport {
  /** The signature is that of the certificate's key over the bytes, and all that came along is as it was written. */
  holds: boolean;
  signer: string;
  trust: Trust;
  /** It was made with one of our keys. */
  ours: boolean;
  /** What the signer says. */
  signedAt: Date | undefined;
  timestamp: Timestamp | undefined;
}

type Bytes = Uint8Array<ArrayBuffer>;

function must(condition: boolean, why: string): asserts condition {
  if (!condition) throw new NotValid(why);
}

async function digest(hash: string, data: Bytes): Promise<string> {
  return [...new Uint8Array(await crypto.subtle.digest(hash, data))].join();
}

const same = (one: ArrayBuffer, other: ArrayBuffer) =>
  new Uint8Array(one).join() === new Uint8Array(other).join();

type Node = AsnType & { valueBeforeDecodeView: Uint8Array; valueBlock: { value?: Node[] } };

/** Beside what its issuer signed, a certificate names the algorithm once more, and has to do so in the same bytes. */
function containersAreWhole(contentInfo: unknown): boolean {
  const [, content] = (contentInfo as Node).valueBlock.value ?? [];
  const parts = content?.valueBlock.value?.[0]?.valueBlock.value ?? [];
  const holder = parts.find((one) => one.idBlock.tagClass === 3 && one.idBlock.tagNumber === 0);
  return (holder?.valueBlock.value ?? []).every((certificate) => {
    const [body, algorithm, signature, ...others] = certificate.valueBlock.value ?? [];
    const inner = body?.valueBlock.value?.[2];
    return (
      others.length === 0 &&
      signature?.idBlock.tagNumber === 3 &&
      inner !== undefined &&
      algorithm?.valueBeforeDecodeView.join() === inner.valueBeforeDecodeView.join()
    );
  });
}

/** A hash takes no parameters, or an explicit nothing; only PSS has some. */
function isPlain({ algorithmId, algorithmParams: given }: AlgorithmIdentifier): boolean {
  const none = given === undefined || (given as unknown) instanceof Null;
  return none || algorithmId === "1.2.840.113549.1.1.10";
}

interface Parsed {
  signed: SignedData;
  signer: SignerInfo;
  certificates: Certificate[];
  leaf: Certificate;
}

function parse(der: Bytes, contentType: string): Parsed {
  const parsed = fromBER(der.buffer);
  must(parsed.offset > 0, "contents");
  // What fills the hole up says nothing, so nothing may be in it.
  must(
    der.subarray(parsed.offset).every((byte) => byte === 0),
    "contents",
  );
  const outer = new ContentInfo({ schema: parsed.result });
  must(outer.contentType === "1.2.840.113549.1.7.2", "contents");
  const signed = new SignedData({ schema: outer.content as AsnType });
  // Written anew from what was understood it has to be the same: nothing was overlooked, not a tag.
  outer.content = signed.toSchema(true) as unknown;
  must(same(outer.toSchema().toBER(false), der.slice(0, parsed.offset).buffer), "contents");
  const [signer] = signed.signerInfos;
  must(signer !== undefined && signed.signerInfos.length === 1, "signers");
  must(signed.encapContentInfo.eContentType === contentType, "contents");
  must(signed.version === (contentType === DATA ? 1 : 3) && signer.version === 1, "contents");
  must(
    signed.digestAlgorithms.some((one) => one.algorithmId === signer.digestAlgorithm.algorithmId),
    "contents",
  );
  must(
    [...signed.digestAlgorithms, signer.digestAlgorithm, signer.signatureAlgorithm].every(isPlain),
    "algorithm",
  );
  must(containersAreWhole(parsed.result), "certificate");
  const certificates = (signed.certificates ?? []).filter((one) => one instanceof Certificate);
  const sid = signer.sid as { issuer: { toSchema(): Sequence }; serialNumber: { toBER(): ArrayBuffer } };
  const leaf = certificates.find(
    (one) =>
      same(one.serialNumber.toBER(), sid.serialNumber.toBER()) &&
      same(one.issuer.toSchema().toBER(), sid.issuer.toSchema().toBER()),
  );
  must(leaf !== undefined, "certificate");
  return { signed, signer, certificates, leaf };
}

/** The one value of a signed attribute; undefined where it is missing, refused where there are several. */
function attribute(signer: SignerInfo, type: string): AsnType | undefined {
  const found = signer.signedAttrs?.attributes.filter((one) => one.type === type) ?? [];
  must(found.length <= 1 && found.every((one) => one.values.length === 1), "attributes");
  return found[0]?.values[0] as AsnType | undefined;
}

function octets(value: unknown): string {
  return [...(value as { valueBlock: { valueHexView: Uint8Array } }).valueBlock.valueHexView].join();
}

function identifier(value: unknown): string {
  return value instanceof ObjectIdentifier ? value.getValue() : "";
}

/** RFC 5035: the first certificate that the attribute names is the signer's. */
async function namesCertificate(value: AsnType, leaf: Certificate): Promise<boolean> {
  const children = (one: unknown) => (one as Sequence).valueBlock.value;
  const first = children(children(children(value)[0])[0]);
  const named = first[0] instanceof Sequence;
  const hash = named ? hashName({ algorithmId: identifier(children(first[0])[0]) }) : "SHA-256";
  return octets(first[named ? 1 : 0]) === (await digest(hash, new Uint8Array(leaf.toSchema().toBER(false))));
}

/** Hold signed attributes and signature against the data; anything that does not fit is refused. */
async function checkSigner(
  { signer, leaf }: Parsed,
  type: string,
  data: Bytes,
  named: boolean,
): Promise<void> {
  const hash = hashName(signer.digestAlgorithm);
  const attributes = signer.signedAttrs;
  must(attributes !== undefined, "attributes");
  const content = attribute(signer, CONTENT_TYPE);
  must(identifier(content) === type, "attributes");
  const written = attribute(signer, MESSAGE_DIGEST);
  must(written !== undefined && octets(written) === (await digest(hash, data)), "digest");
  const certificate = attribute(signer, SIGNING_CERTIFICATE);
  must(certificate !== undefined || !named, "attributes");
  must(certificate === undefined || (await namesCertificate(certificate, leaf)), "certificate");
  const algorithm = readAlgorithm(signer.signatureAlgorithm, hash);
  must(algorithm.hash === hash, "algorithm");
  const signature = new Uint8Array(signer.signature.valueBlock.valueHexView);
  // They are signed as a set, whatever tag they are stored under.
  const signed = new Uint8Array(attributes.encodedValue).slice();
  signed[0] = 0x31;
  must(await isSignedBy(leaf, algorithm, signature, signed), "signature");
}

async function checkCertificates(
  { certificates }: Parsed,
  roots: readonly Certificate[],
  trust: Chain,
): Promise<void> {
  const trusted = new Set(roots.map(encoded));
  for (const one of certificates) {
    must(
      trusted.has(encoded(one)) || (await isWhole(one, [...certificates, ...roots], trust === "trusted")),
      "certificate",
    );
  }
}

async function readTimestamp(
  token: Bytes,
  stamped: Bytes,
  roots: readonly Certificate[],
): Promise<Timestamp> {
  const parsed = parse(token, TIMESTAMP_INFO);
  const content = parsed.signed.encapContentInfo.eContent;
  must(content !== undefined, "timestamp");
  const info = new Uint8Array(content.getValue());
  await checkSigner(parsed, TIMESTAMP_INFO, info, false);
  const said = new TSTInfo({ schema: fromBER(info.buffer).result });
  const hash = hashName(said.messageImprint.hashAlgorithm);
  must(octets(said.messageImprint.hashedMessage) === (await digest(hash, stamped)), "timestamp");
  must(purposes(parsed.leaf).join() === TIMESTAMPING, "timestamp");
  const trust = await followChain(parsed.leaf, parsed.certificates, roots, said.genTime);
  await checkCertificates(parsed, roots, trust);
  return { at: said.genTime, by: holder(parsed.leaf), trust };
}

function signingTime(signer: SignerInfo): Date | undefined {
  const value = attribute(signer, SIGNING_TIME) as unknown as { toDate?: () => Date } | undefined;
  return value?.toDate?.();
}

async function stampOf(parsed: Parsed, roots: readonly Certificate[]): Promise<Timestamp | undefined> {
  const unsigned = parsed.signer.unsignedAttrs?.attributes ?? [];
  // Nothing else has a place where no signature reaches.
  must(unsigned.length <= 1 && unsigned.every((one) => one.type === TIMESTAMP), "attributes");
  const token = unsigned[0]?.values[0] as AsnType | undefined;
  if (token === undefined) return undefined;
  const stamped = new Uint8Array(parsed.signer.signature.valueBlock.valueHexView);
  return readTimestamp(new Uint8Array(token.toBER(false)), stamped, roots);
}

/** What becomes of a chain's trust by whose key it is, and what for. */
function trustOf(chain: Chain, ours: boolean, leaf: Certificate): Trust {
  if (!ours) return chain === "unknown" ? chain : "other";
  return chain === "trusted" && !maySeal(leaf) ? "unfit" : chain;
}

export const NOTHING: CmsReport = {
  holds: false,
  signer: "",
  trust: "unknown",
  ours: false,
  signedAt: undefined,
  timestamp: undefined,
};

export interface Claim {
  /** Whether the signed part has to name the signer's certificate, as PAdES does. */
  named: boolean;
  /** When it was signed by what the document says, which is signed, too. */
  at: Date | undefined;
}

/** Check the signature in a PDF's `/Contents` over the bytes that it covers. */
export async function checkCms(
  contents: Bytes,
  data: Bytes,
  anchors: Anchors,
  claim: Claim,
): Promise<CmsReport> {
  const report = { ...NOTHING };
  try {
    const parsed = parse(contents, DATA);
    report.signer = holder(parsed.leaf);
    report.signedAt = signingTime(parsed.signer) ?? claim.at;
    await checkSigner(parsed, DATA, data, claim.named);
    report.timestamp = await stampOf(parsed, anchors.timestamps);
    const stamped = report.timestamp?.trust === "trusted" ? report.timestamp.at : undefined;
    const when = stamped ?? report.signedAt ?? new Date();
    const chain = await followChain(parsed.leaf, parsed.certificates, anchors.seals, when);
    await checkCertificates(parsed, anchors.seals, chain);
    report.ours = anchors.keys.includes(await keyHash(parsed.leaf));
    // Ours bring all of their certificates along, up to a root that is known here: else something happened to them.
    must(!report.ours || chain !== "unknown" || anchors.seals.length === 0, "certificate");
    report.trust = trustOf(chain, report.ours, parsed.leaf);
    report.holds = true;
  } catch {
    // Whatever cannot be read or does not fit: it does not hold.
  }
  return report;
}

/** Check a document timestamp, which is a signature of its own. */
export async function checkDocumentTimestamp(
  contents: Bytes,
  data: Bytes,
  anchors: Anchors,
): Promise<CmsReport> {
  try {
    const parsed = fromBER(contents.buffer);
    must(
      contents.subarray(parsed.offset).every((byte) => byte === 0),
      "contents",
    );
    const timestamp = await readTimestamp(contents.slice(0, parsed.offset), data, anchors.timestamps);
    const { at, by, trust } = timestamp;
    return { holds: true, signer: by, trust, ours: false, signedAt: at, timestamp };
  } catch {
    return NOTHING;
  }
}
