import type { ConclusionTimestamp } from "@/lib/domain/validation/signature-conclusion";
import type { ValidatedSignature } from "@/lib/domain/validation/validation-report";
import { element, type XmlElement } from "./xml-element";

/** The attributes of a signature, signed and unsigned (ETSI TS 119 102-2, annex A). Undefined if there are none. */
export function signatureAttributes({ conclusion, kind }: ValidatedSignature): XmlElement | undefined {
  const signed = { Signed: "true" };
  const attributes = [
    conclusion?.claimedTime &&
      element("vr:SigningTime", signed, element("vr:Time", {}, conclusion.claimedTime)),
    conclusion?.productionPlace &&
      element(
        "vr:SignatureProductionPlace",
        signed,
        element("vr:AddressString", {}, conclusion.productionPlace),
      ),
    conclusion &&
      conclusion.roles.length > 0 &&
      element("vr:SignerRole", signed, ...conclusion.roles.map(role)),
    ...(conclusion?.timestamps ?? []).map(timestamp),
    conclusion &&
      isPdf(conclusion.form) &&
      element("vr:SubFilter", {}, element("vr:SubFilterElement", {}, kind)),
  ];
  const present = attributes.filter((each) => typeof each === "object" && each !== null);
  return present.length > 0 ? element("vr:SignatureAttributes", {}, ...present) : undefined;
}

const isPdf = (form: string) => form === "PAdES" || form === "PKCS7";

/** Roles are what the signer claims: certified roles are listed as claimed. */
const role = (name: string): XmlElement =>
  element("vr:RoleDetails", {}, element("vr:Role", {}, name), element("vr:EndorsementType", {}, "claimed"));

const timestampNames = {
  content: "vr:AllDataObjectsTimeStamp",
  signature: "vr:SignatureTimeStamp",
  archive: "vr:ArchiveTimeStamp",
  document: "vr:DocTimeStamp",
} as const;

/** A time-mark is an OCSP response, and an evidence record a file of its own: they are no attributes. */
const timestamp = ({ kind, at }: ConclusionTimestamp): XmlElement | undefined =>
  kind === "time_mark" || kind === "evidence_record"
    ? undefined
    : element(
        timestampNames[kind],
        kind === "content" ? { Signed: "true" } : {},
        element("vr:TimeStampValue", {}, at),
      );
