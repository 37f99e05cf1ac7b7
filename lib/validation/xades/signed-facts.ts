import type { Element } from "@xmldom/xmldom";
import type { SignatureWarning } from "@/lib/domain/validation/signature-conclusion";
import { withoutPersonalCodes } from "../certificates/personal-codes";
import { childNamed, childrenNamed, descend } from "../xml/xml-document";
import type { CheckedReference } from "./references";

/** What a signer states about the signature by its signed properties. */
export type SignedFacts = {
  claimedTime: Date | undefined;
  roles: string[];
  productionPlace: string | null;
  /** The object identifier of the signature policy, or its URI. */
  policy: string | undefined;
  warnings: SignatureWarning[];
  /** The digest by which the signature identifies its certificate (SigningCertificateV2, or the first version). */
  certificateDigest: Element | undefined;
  /** AllDataObjectsTimeStamp and IndividualDataObjectsTimeStamp elements. */
  contentTimestamps: Element[];
};

/** The policy of BDoc 2.1 with time-marks (BDoc 2.1.2, 5.2). */
export const timeMarkPolicy = "1.3.6.1.4.1.10015.1000.3.2.1";

/** Reads the signed properties of a signature (ETSI EN 319 132-1, 5.2). @throws {XmlFault} for duplicates */
export function readSignedFacts(signedProperties: Element): SignedFacts {
  const ofSignature = childNamed(signedProperties, "xades", "SignedSignatureProperties");
  const ofData = childNamed(signedProperties, "xades", "SignedDataObjectProperties");
  const property = (name: string) => ofSignature && childNamed(ofSignature, "xades", name);
  const identifier = property("SignaturePolicyIdentifier");
  const policy = readPolicy(identifier);
  const isKnown = policy === undefined || policy === timeMarkPolicy;
  // The schema permits one child, a policy or that it is implied (5.2.9).
  const isContradictory = identifier !== undefined && identifier.children.length > 1;
  return {
    claimedTime: readTime(property("SigningTime")),
    roles: readRoles(property("SignerRoleV2") ?? property("SignerRole")),
    productionPlace: readPlace(
      property("SignatureProductionPlaceV2") ?? property("SignatureProductionPlace"),
    ),
    policy,
    warnings: [
      ...(isKnown ? [] : (["policy_not_checked"] as const)),
      ...(isContradictory ? (["policy_contradictory"] as const) : []),
    ],
    certificateDigest: findCertificateDigest(
      property("SigningCertificateV2") ?? property("SigningCertificate"),
    ),
    contentTimestamps: ["AllDataObjectsTimeStamp", "IndividualDataObjectsTimeStamp"].flatMap((name) =>
      ofData ? childrenNamed(ofData, "xades", name) : [],
    ),
  };
}

/** The media types that the signer states for files, by name. */
export function readMediaTypes(
  signedProperties: Element,
  references: readonly CheckedReference[],
): Map<string, string> {
  const ofData = childNamed(signedProperties, "xades", "SignedDataObjectProperties");
  const formats = ofData ? childrenNamed(ofData, "xades", "DataObjectFormat") : [];
  return new Map(
    formats.flatMap((format): [string, string][] => {
      const id = format.getAttribute("ObjectReference")?.replace(/^#/, "");
      const covers = references.find((reference) => reference.id !== null && reference.id === id)?.covers;
      const type = childNamed(format, "xades", "MimeType")?.textContent?.trim();
      return covers && "file" in covers && type ? [[covers.file, type]] : [];
    }),
  );
}

/** The first certificate is the signer's own; further ones, of its issuers, are not needed (5.2.2). */
function findCertificateDigest(property: Element | undefined): Element | undefined {
  const [first] = property ? childrenNamed(property, "xades", "Cert") : [];
  return first && childNamed(first, "xades", "CertDigest");
}

function readTime(element: Element | undefined): Date | undefined {
  const time = new Date((element?.textContent ?? "").trim());
  return Number.isNaN(time.getTime()) ? undefined : time;
}

const plain = (text: string | null) => withoutPersonalCodes((text ?? "").trim());

function readRoles(role: Element | undefined): string[] {
  const claimed = role && childNamed(role, "xades", "ClaimedRoles");
  const roles = claimed ? childrenNamed(claimed, "xades", "ClaimedRole") : [];
  return roles.map(({ textContent }) => plain(textContent)).filter(Boolean);
}

function readPlace(place: Element | undefined): string | null {
  const parts = [...(place?.children ?? [])].map(({ textContent }) => plain(textContent)).filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : null;
}

function readPolicy(identifier: Element | undefined): string | undefined {
  const id = identifier && descend(identifier, "xades", "SignaturePolicyId", "SigPolicyId", "Identifier");
  return id?.textContent?.trim().replace(/^urn:oid:/i, "");
}
