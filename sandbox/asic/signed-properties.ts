import { encode, sequence, tagged } from "../cms/asn1";
import { issuerAndSerialOf } from "../cms/signed-attributes";
import { sha256 } from "../cms/digest";
import type { SignatureRequest } from "../domain/document-format";
import { algorithms, ds, namespaces, text, xades } from "./canonical-xml";
import { mediaTypeOfFile, type ContainerFile } from "./container";

/** The id of the reference to the container's file at this index. */
export const referenceId = (signatureId: string, index: number) => `${signatureId}-ref-${index}`;
export const propertiesId = (signatureId: string) => `${signatureId}-properties`;

/**
 * The signed properties (ETSI EN 319 132-1, 5.2): signing time, certificate, place and roles. They are in exclusive
 * canonical form, so that the digest is over the text itself.
 */
export function signedProperties(request: SignatureRequest, files: readonly ContainerFile[]): string {
  const { id, certificate, signedAt } = request;
  const signature = xades(
    "SignedSignatureProperties",
    xades("SigningTime", signedAt.toISOString().replace(/\.\d+Z$/, "Z")) +
      signingCertificate(certificate) +
      productionPlace(request) +
      signerRole(request),
  );
  const formats = files.map(({ name }, index) =>
    xades(
      "DataObjectFormat",
      xades("MimeType", text(mediaTypeOfFile(name))),
      ` ObjectReference="#${referenceId(id, index)}"`,
    ),
  );
  const objects = xades("SignedDataObjectProperties", formats.join(""));
  return `<xades:SignedProperties xmlns:xades="${namespaces.xades}" Id="${propertiesId(id)}">${signature}${objects}</xades:SignedProperties>`;
}

function signingCertificate(certificate: Buffer): string {
  const { issuer, serialNumber } = issuerAndSerialOf(certificate);
  const issuerSerial = encode(sequence(sequence(tagged(4, issuer)), serialNumber));
  const digest =
    ds("DigestMethod", "", ` Algorithm="${algorithms.sha256}"`) +
    ds("DigestValue", sha256(certificate).toString("base64"));
  const cert = xades("CertDigest", digest) + xades("IssuerSerialV2", issuerSerial.toString("base64"));
  return xades("SigningCertificateV2", xades("Cert", cert));
}

function productionPlace({ details = {} }: SignatureRequest): string {
  const parts = [
    ["City", details.city],
    ["PostalCode", details.postal_code],
    ["CountryName", details.country],
  ] as const;
  const given = parts.map(([name, value]) => (value === undefined ? "" : xades(name, text(value)))).join("");
  return given === "" ? "" : xades("SignatureProductionPlaceV2", given);
}

/** The roles that the signer claims, beginning with the purpose of signing. */
function signerRole({ details = {}, reason }: SignatureRequest): string {
  const { position, structural_subdivision, company } = details;
  const roles = [reason, position, structural_subdivision, company].flatMap((role) => role ?? []);
  return xades(
    "SignerRoleV2",
    xades("ClaimedRoles", roles.map((role) => xades("ClaimedRole", text(role))).join("")),
  );
}
