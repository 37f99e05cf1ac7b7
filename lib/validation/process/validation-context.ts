import type { ReadingBudget } from "@/lib/formats/reading-budget";
import type { ListDay, TrustedService } from "@/lib/domain/trust/trusted-service";
import type { ParsedCertificate } from "../certificates/parsed-certificate";
import type { RevocationItem } from "../revocation/revocation-item";

/** The approved services, found by the certificates that identify them. */
export type TrustAnchors = {
  /** Of which day the lists are that services are from; stale once `nextUpdate` has passed. */
  lists: readonly ListDay[];
  /** The services that this certificate, or another one with its name and key, identifies. */
  servicesOf(certificate: ParsedCertificate): TrustedService[];
  /** Certificates of services whose subject is the issuer of this one. Whether they signed it is not said. */
  issuersOf(certificate: ParsedCertificate): ParsedCertificate[];
  /** Certificates of listed OCSP responders by an identifier, see `responderIdentifiers`. */
  responders(identifier: Uint8Array): ParsedCertificate[];
};

/** What was requested online because the file does not bring it. */
type FetchedEvidence = { certificates: ParsedCertificate[]; revocation: RevocationItem[] };

/** Something that could be requested online to conclude more. Nothing in it names a person. */
export type EvidenceQuery =
  | {
      kind: "ocsp";
      url: string;
      /** The OCSPRequest, DER in base64. */
      request: string;
      /** Addresses of revocation lists, for a responder that does not answer. */
      listUrls: string[];
    }
  | { kind: "crl" | "certificate"; url: string };

/** How an earlier revision of a PDF looks beside the whole file. */
export type Looks = {
  /** The numbers of the pages that look different, or are in one of them only. */
  differing: number[];
  /** Whether all pages were compared. */
  isComplete: boolean;
};

/** A part of a PDF's page; the first page is 0, and the rest in points of the page's own coordinates. */
export type PageArea = { page: number; left: number; bottom: number; right: number; top: number };

/** By what a file is validated, besides what it brings. */
export type ValidationContext = {
  now: Date;
  /** What is left of the work that the file may cause; missing: each signature has its own. */
  budget?: ReadingBudget;
  /** Missing: no issuer is trusted. */
  anchors?: TrustAnchors;
  fetched?: FetchedEvidence;
  /**
   * Compares what the pages of a PDF showed when it ended at each of some bytes with what they show now. Missing:
   * nothing is compared.
   */
  compareLooks?: (path: string, ends: readonly number[]) => Promise<ReadonlyMap<number, Looks>>;
  /** Finds which areas of a PDF's pages have text. Missing: this is not checked. */
  findCoveredText?: (path: string, areas: readonly PageArea[]) => Promise<(boolean | null)[]>;
};
