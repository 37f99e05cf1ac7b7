import { createHash } from "node:crypto";
import { writeElement } from "../certificates/der-elements";
import type { Stamping } from "./time-stamping-authority";

/** Evidence records of one's own making, in both forms, by SHA-256. */

export type RecordForm = "RFC 4998" | "RFC 6283";

type MadeStamp = {
  stamp: Stamping;
  at?: string;
  /** What it renews: nothing in the first one, and then the time-stamp before, or all before with the files. */
  renews?: "timestamp" | "tree";
  /** Whether it has no tree, because it is over one hash. */
  isBare?: boolean;
  /** Further bytes whose hashes are in the first group. */
  more?: Uint8Array[];
  /** The groups above the first one. */
  above?: Buffer[][];
  /** Changes the tree once it was stamped. */
  change?: (tree: Buffer[][]) => Buffer[][];
  /** Replaces the token once it was made. */
  swap?: Buffer;
};

export type MadeRecord = {
  form: RecordForm;
  files: Uint8Array[];
  stamps: MadeStamp[];
  /** Whether it says that the files were encrypted. */
  isEncrypted?: boolean;
  /** The digest algorithm that it names: of an OID's bytes, or a URI. */
  digest?: { oid: Buffer; uri: string };
};

export const sha256 = (bytes: Uint8Array): Buffer => createHash("sha256").update(bytes).digest();

const sorted = (hashes: Buffer[]) => hashes.toSorted(Buffer.compare);

/** A tree over bytes, and the bytes whose hash is its root. */
function treeOver(entries: Uint8Array[], above: Buffer[][]) {
  const group = sorted(entries.map(sha256));
  let stamped = entries.length === 1 ? entries[0]! : Buffer.concat(group);
  for (const each of above) if (each.length > 0) stamped = Buffer.concat(sorted([...each, sha256(stamped)]));
  return { tree: [group, ...above], stamped };
}

type Written = {
  /** A chain of what was written of its time-stamps. */
  chain(stamps: string[], order: number): string;
  stamp(tree: Buffer[][], token: Buffer, order: number): string;
  /** What a renewed time-stamp is over. */
  renewal(token: Buffer): Buffer;
  /** What a renewed tree is over. */
  renewed(files: Uint8Array[], chains: string[]): Uint8Array[];
  record(chains: string[]): Buffer;
};

const sha256Oid = Buffer.from("608648016503040201", "hex");
const sequence = (...content: Uint8Array[]) => writeElement(0x30, ...content);
const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");
const bytesOf = (text: string) => Buffer.from(text, "latin1");

/** In ASN.1 (RFC 4998, 3.1 and 4.1); strings are bytes. */
const asn1 = ({ isEncrypted = false, digest }: MadeRecord): Written => ({
  chain: (stamps) => latin1(sequence(...stamps.map(bytesOf))),
  stamp(tree, token) {
    const groups = tree.map((group) => sequence(...group.map((hash) => writeElement(4, hash))));
    const algorithm = digest ? [writeElement(0xa0, writeElement(6, digest.oid))] : [];
    const written = groups.length > 0 ? [writeElement(0xa2, ...groups)] : [];
    return latin1(sequence(...algorithm, ...written, token));
  },
  renewal: (token) => token,
  renewed: (files, chains) =>
    files.map((file) => Buffer.concat([sha256(file), sha256(sequence(...chains.map(bytesOf)))])),
  record: (chains) =>
    Buffer.from(
      sequence(
        writeElement(2, Buffer.from([1])),
        sequence(sequence(writeElement(6, sha256Oid))),
        ...(isEncrypted ? [writeElement(0xa1, sequence())] : []),
        sequence(...chains.map(bytesOf)),
      ),
    ),
});

const namespace = 'xmlns:ers="urn:ietf:params:xml:ns:ers"';
const sha256Uri = "http://www.w3.org/2001/04/xmlenc#sha256";
const form = "http://www.w3.org/2001/10/xml-exc-c14n#";
const timestamp = (token: Buffer, attributes = "") =>
  `<ers:TimeStamp${attributes}><ers:TimeStampToken Type="RFC3161">${token.toString("base64")}</ers:TimeStampToken></ers:TimeStamp>`;
const sequenceOf = (chains: string[], attributes = "") =>
  `<ers:ArchiveTimeStampSequence${attributes}>${chains.join("")}</ers:ArchiveTimeStampSequence>`;

/** In XML (RFC 6283, 2.1, 3.1 and 4.1), without spaces, so that it is in its canonical form. */
const xml = ({ isEncrypted = false, digest }: MadeRecord): Written => ({
  chain: (stamps, order) =>
    `<ers:ArchiveTimeStampChain Order="${order}"><ers:DigestMethod Algorithm="${digest?.uri ?? sha256Uri}"></ers:DigestMethod><ers:CanonicalizationMethod Algorithm="${form}"></ers:CanonicalizationMethod>${stamps.join("")}</ers:ArchiveTimeStampChain>`,
  stamp(tree, token, order) {
    const groups = tree.map((group, index) => {
      const values = group.map((hash) => `<ers:DigestValue>${hash.toString("base64")}</ers:DigestValue>`);
      return `<ers:Sequence Order="${index + 1}">${values.join("")}</ers:Sequence>`;
    });
    const hashTree = groups.length > 0 ? `<ers:HashTree>${groups.join("")}</ers:HashTree>` : "";
    return `<ers:ArchiveTimeStamp Order="${order}">${hashTree}${timestamp(token)}</ers:ArchiveTimeStamp>`;
  },
  renewal: (token) => Buffer.from(timestamp(token, ` ${namespace}`)),
  renewed: (files, chains) => [...files, Buffer.from(sequenceOf(chains, ` ${namespace}`))],
  record(chains) {
    const encryption = isEncrypted ? "<ers:EncryptionInformation/>" : "";
    return Buffer.from(
      `<ers:EvidenceRecord ${namespace} Version="1.0">${encryption}${sequenceOf(chains)}</ers:EvidenceRecord>`,
    );
  },
});

export async function makeRecord(made: MadeRecord): Promise<Buffer> {
  const written = made.form === "RFC 4998" ? asn1(made) : xml(made);
  const chains: string[][] = [];
  let before: Buffer | undefined;
  for (const { stamp, at, renews, isBare, more = [], above = [], change, swap } of made.stamps) {
    const closed = chains.map((stamps, index) => written.chain(stamps, index + 1));
    const first = renews === "tree" ? written.renewed(made.files, closed) : made.files;
    const entries = renews === "timestamp" && before ? [written.renewal(before)] : first;
    const { tree, stamped } = treeOver([...entries, ...more], above);
    const token = swap ?? (await stamp(stamped, at));
    if (renews !== "timestamp") chains.push([]);
    const stamps = chains.at(-1) ?? [];
    stamps.push(written.stamp(isBare ? [] : (change?.(tree) ?? tree), token, stamps.length + 1));
    before = token;
  }
  return written.record(chains.map((stamps, index) => written.chain(stamps, index + 1)));
}

export const recordName = (made: Pick<MadeRecord, "form">, number = ""): string =>
  `META-INF/evidencerecord${number}.${made.form === "RFC 4998" ? "ers" : "xml"}`;
