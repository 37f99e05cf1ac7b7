import { createHash } from "node:crypto";
import { throwIfReadingFault } from "@/lib/formats/reading-fault";
import type { PdfRevision } from "@/lib/formats/pdf/pdf-revision";
import type { PdfSource } from "@/lib/formats/pdf/pdf-source";
import { type PdfDict, PdfSyntaxError, type PdfValue } from "@/lib/formats/pdf/pdf-syntax";
import { parseCertificateOnce, type ParsedCertificate } from "../certificates/parsed-certificate";
import type { RevocationItem } from "../revocation/revocation-item";

/** Certificates, OCSP responses and CRLs of a document security store. */
export type StoredEvidence = {
  certificates: ReadonlySet<ParsedCertificate>;
  revocation: ReadonlySet<RevocationItem>;
};

export const noEvidence: StoredEvidence = { certificates: new Set(), revocation: new Set() };

type Kind = "certificate" | RevocationItem["kind"];

/** The entries of the store itself and of what it has for single signatures (ETSI EN 319 142-1, tables 5 and 6). */
const inStore: readonly [string, Kind][] = [
  ["Certs", "certificate"],
  ["OCSPs", "ocsp"],
  ["CRLs", "crl"],
];
const forSignature: readonly [string, Kind][] = [
  ["Cert", "certificate"],
  ["OCSP", "ocsp"],
  ["CRL", "crl"],
];

/**
 * Reads document security stores (ETSI EN 319 142-1, 5.4.2), which updates put into the catalog and others extend. What
 * revisions have in common is read once, so it is the same object in each. What cannot be read counts as absent.
 */
export class SecurityStores {
  /** By the offset and the length of their streams in the file. */
  private readonly known = new Map<string, ParsedCertificate | RevocationItem | undefined>();
  /** By their bytes: a store often has a thing twice, and the signature has it as well. */
  private readonly equals = new Map<string, ParsedCertificate | RevocationItem>();

  constructor(private readonly source: PdfSource) {}

  /** All that the store of a revision has, or that of a part of the file which ends where a revision ends. */
  async at({ objects }: PdfRevision): Promise<StoredEvidence> {
    try {
      const catalog = await objects.requireCatalog();
      const store = await objects.resolveDict(catalog.entries.get("DSS"));
      if (!store) return noEvidence;
      const found = { certificates: new Set<ParsedCertificate>(), revocation: new Set<RevocationItem>() };
      await this.collect(objects, store, inStore, found);
      const signatures = await objects.resolveDict(store.entries.get("VRI"));
      for (const value of signatures?.entries.values() ?? []) {
        const one = await objects.resolveDict(value);
        if (one) await this.collect(objects, one, forSignature, found);
      }
      return found;
    } catch (error) {
      if (error instanceof PdfSyntaxError) return noEvidence;
      throw error;
    }
  }

  private async collect(
    objects: PdfRevision["objects"],
    dict: PdfDict,
    entries: typeof inStore,
    { certificates, revocation }: { certificates: Set<ParsedCertificate>; revocation: Set<RevocationItem> },
  ): Promise<void> {
    for (const [key, kind] of entries)
      for (const value of await objects.resolveItems(dict.entries.get(key))) {
        const item = await this.read(objects, value, kind);
        if (item && "x509" in item) certificates.add(item);
        else if (item) revocation.add(item);
      }
  }

  private async read(objects: PdfRevision["objects"], value: PdfValue, kind: Kind) {
    this.source.budget.spend("entries");
    try {
      const stream = await objects.findStream(value);
      if (!stream) return undefined;
      const place = `${kind} ${stream.start} ${stream.length}`;
      if (!this.known.has(place)) this.known.set(place, this.parse(await objects.unpack(stream), kind));
      return this.known.get(place);
    } catch (error) {
      if (error instanceof PdfSyntaxError) return undefined;
      throw error;
    }
  }

  private parse(bytes: Buffer, kind: Kind): ParsedCertificate | RevocationItem | undefined {
    const key = `${kind} ${createHash("sha256").update(bytes).digest("hex")}`;
    const known = this.equals.get(key);
    if (known) return known;
    try {
      this.source.budget.spend("asn1Bytes", bytes.length);
      const item = kind === "certificate" ? parseCertificateOnce(bytes, this.source.budget) : { kind, bytes };
      this.equals.set(key, item);
      return item;
    } catch (error) {
      throwIfReadingFault(error);
      return undefined;
    }
  }
}
