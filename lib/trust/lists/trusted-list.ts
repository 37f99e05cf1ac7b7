import type { TrustedService } from "@/lib/domain/trust/trusted-service";

/** A pointer to another list, and the certificates by which that one is signed (ETSI TS 119 612, 5.3.13). */
export type ListPointer = {
  url: string;
  territory: string;
  mimeType: string;
  /** The end of the type's URI: "EUgeneric", "EUlistofthelists". */
  type: string;
  /** DER. */
  certificates: Buffer[];
};

/** The information about a list itself (ETSI TS 119 612, 5.3). */
export type ListScheme = {
  version: number;
  sequenceNumber: number;
  type: string;
  territory: string;
  operator: string;
  issuedAt: Date;
  /** Null for a list that is closed. */
  nextUpdate: Date | null;
  /** Of a list of lists: the announcement of its signers, and the pivots since, newest first. */
  informationUris: string[];
  pointers: ListPointer[];
};

export type TrustedList = { scheme: ListScheme; services: TrustedService[] };

/** The type of a list of lists. */
export const listOfListsType = "EUlistofthelists";
export const listMimeType = "application/vnd.etsi.tsl+xml";
