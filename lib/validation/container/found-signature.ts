import type { ReadSignature } from "../process/evidence";

/** A signature in a container, before anything is judged. */
export type FoundSignature = {
  /** The name of its file. */
  place: string;
  kind: "XAdES" | "CAdES";
  read: ReadSignature;
  /** Names of the files that it covers: those whose digests are right. */
  covered: ReadonlySet<string>;
  /** Names of the files of which it covers a part. */
  coveredInPart: ReadonlySet<string>;
  /** The media types that the signer states for files, by name (DataObjectFormat, ETSI EN 319 132-1, 5.2.4). */
  mediaTypes: ReadonlyMap<string, string>;
};
