import type { ConclusionAnchor } from "@/lib/domain/validation/signature-conclusion";
import type { ValidationReport } from "@/lib/domain/validation/validation-report";
import { element, type XmlElement } from "./xml-element";

/** The objects of a report by ETSI TS 119 102-2, 4.4, to which its entries refer by their ids. */
export type EtsiObjects = {
  /** The ids of the file, and of the files in a container. */
  signedData: string[];
  certificateId(fingerprint: string): string;
  anchorId(anchor: ConclusionAnchor): string;
  /** @param isProof whether it proves that time */
  timestampId(at: string, authority: string, isProof: boolean): string;
  /** @param at what it proves; missing where it proves nothing */
  recordId(text: string, at?: string): string;
  revocationId(source: "ocsp" | "crl", producedAt: string): string;
  /** The objects that other parts of the report refer to. */
  list(): XmlElement;
};

/** Collects the objects of a report; each is listed once. */
export function etsiObjects({ sha256, files }: ValidationReport): EtsiObjects {
  const objects = new Map<string, XmlElement>();
  const known = new Map<string, string>();

  /** The id of the object with this key, which is added if it is new. */
  function idOf(key: string, kind: string, representation: XmlElement, ...more: XmlElement[]): string {
    const id = known.get(key) ?? `${kind}-${known.size}`;
    if (known.has(key)) return id;
    known.set(key, id);
    objects.set(
      id,
      element(
        "vr:ValidationObject",
        { id },
        element("vr:ObjectType", {}, `urn:etsi:019102:validationObject:${kind}`),
        element("vr:ValidationObjectRepresentation", {}, representation),
        ...more,
      ),
    );
    return id;
  }

  const digestOf = (hex: string) =>
    element(
      "vr:DigestAlgAndValue",
      {},
      element("ds:DigestMethod", { Algorithm: "http://www.w3.org/2001/04/xmlenc#sha256" }),
      element("ds:DigestValue", {}, Buffer.from(hex, "hex").toString("base64")),
    );
  const words = (text: string) => element("vr:direct", {}, text);
  const provenAt = (at: string) =>
    element(
      "vr:POE",
      {},
      element("vr:POETime", {}, at),
      element("vr:TypeOfProof", {}, "urn:etsi:019102:poetype:validation"),
    );

  const wholes = files.length > 0 ? files.map((file) => file.sha256) : [sha256];
  return {
    signedData: wholes.map((hex) => idOf(`data ${hex}`, "signedData", digestOf(hex))),
    certificateId: (fingerprint) => idOf(fingerprint, "certificate", digestOf(fingerprint)),
    anchorId: ({ service, provider, country, serviceType, status }) => {
      const text = [service, provider, country, serviceType, status].filter(Boolean).join(", ");
      return idOf(`anchor ${text}`, "other", words(text));
    },
    timestampId: (at, authority, isProof) =>
      idOf(
        `stamp ${at} ${authority} ${String(isProof)}`,
        "timestamp",
        words([authority, isProof ? "" : at].filter(Boolean).join(", ")),
        ...(isProof ? [provenAt(at)] : []),
      ),
    recordId: (text, at) =>
      idOf(
        `record ${at ?? ""} ${text}`,
        "evidencerecord",
        words(text),
        ...(at === undefined ? [] : [provenAt(at)]),
      ),
    revocationId: (source, producedAt) =>
      idOf(
        `${source} ${producedAt}`,
        source === "ocsp" ? "OCSPResponse" : "CRL",
        words(`${source.toUpperCase()}, ${producedAt}`),
      ),
    list: () => element("vr:SignatureValidationObjects", {}, ...objects.values()),
  };
}
