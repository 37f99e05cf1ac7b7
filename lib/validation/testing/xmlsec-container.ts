import { execFileSync } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pack } from "./container-files";
import { type KeyKind, selfIssuedKey } from "./self-issued-key";

export type Making = {
  canonicalization: string;
  /** The `PrefixList` of InclusiveNamespaces. */
  prefixes?: string;
  signatureMethod?: string;
  digestMethod?: string;
  key?: KeyKind;
  certificateDigest?: string | "missing" | "wrong";
  /** XML between the KeyInfo and the Object with the signed properties. */
  extraObject?: string;
  /** Attributes of the root, which make canonical forms differ. */
  rootAttributes?: string;
  extraReference?: string;
  /** Further properties of the signature, as XML: its policy and place. */
  signatureProperties?: string;
  /** SignedDataObjectProperties, as XML. */
  dataProperties?: string;
  /** Whether it references the file, as it does unless this is false. */
  isOverFile?: boolean;
};

const ds = "http://www.w3.org/2000/09/xmldsig#";
const more = "http://www.w3.org/2001/04/xmldsig-more";
export const methods = {
  sha1: `${ds}sha1`,
  sha256: "http://www.w3.org/2001/04/xmlenc#sha256",
  sha512: "http://www.w3.org/2001/04/xmlenc#sha512",
  ecdsa: `${more}#ecdsa-sha256`,
  rsa: `${more}#rsa-sha256`,
  rsaSha1: `${ds}rsa-sha1`,
  pss: "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1",
  inclusive: "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
  inclusive11: "http://www.w3.org/2006/12/xml-c14n11",
  exclusive: "http://www.w3.org/2001/10/xml-exc-c14n#",
};

const file = { name: "žinia.txt", bytes: Buffer.from("Žinia\n") };
export const xmlsecFile = file;

const signedAt = new Date("2026-11-24T12:00:00Z");

/** Creates a container with one file, signed on 24 November 2026 by `xmlsec1`, which shares no code with Paraph. */
export async function signWithXmlsec(folder: string, making: Making): Promise<Buffer> {
  const keyFile = path.join(folder, "key.pem");
  const certificateFile = path.join(folder, "certificate.pem");
  const { key, certificate } = await selfIssuedKey({
    ...{ kind: making.key ?? "P-256", subject: "C=LT, CN=Ona", signedAt },
  });
  writeFileSync(keyFile, key.export({ type: "pkcs8", format: "pem" }));
  writeFileSync(certificateFile, new X509Certificate(certificate).toString());
  writeFileSync(path.join(folder, file.name), file.bytes);
  mkdirSync(path.join(folder, "META-INF"), { recursive: true });
  const template = path.join(folder, "META-INF", "template.xml");
  writeFileSync(template, templateOf(making, certificate));
  const options = ["--sign", "--privkey-pem", `${keyFile},${certificateFile}`, "--id-attr:Id"];
  const ids = ["SignedProperties", "--id-attr:Id", "Object", "--id-attr:Id", "KeyInfo"];
  const uris = ["--enabled-reference-uris", "empty,same-doc,local,remote"];
  const signed = execFileSync("xmlsec1", [...options, ...ids, ...uris, template], {
    cwd: folder,
    stdio: "pipe",
  });
  return pack({
    mimetype: Buffer.from("application/vnd.etsi.asic-e+zip"),
    [file.name]: file.bytes,
    "META-INF/signatures0.xml": signed,
  });
}

function templateOf(making: Making, der: Buffer): string {
  const {
    canonicalization,
    prefixes,
    digestMethod = methods.sha256,
    signatureMethod = methods.ecdsa,
  } = making;
  const list = prefixes
    ? `<ec:InclusiveNamespaces xmlns:ec="${methods.exclusive}" PrefixList="${prefixes}"/>`
    : "";
  const form = (name: string) => `<ds:${name} Algorithm="${canonicalization}">${list}</ds:${name}>`;
  const digest = `<ds:DigestMethod Algorithm="${digestMethod}"/><ds:DigestValue></ds:DigestValue>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<asic:XAdESSignatures xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" xmlns:z="urn:z" ${making.rootAttributes ?? ""}>
<ds:Signature xmlns:ds="${ds}" xmlns:b="urn:b" Id="S0"><ds:SignedInfo>${form("CanonicalizationMethod")}
  <ds:SignatureMethod Algorithm="${signatureMethod}"/>
  ${making.isOverFile === false ? "" : `<ds:Reference Id="R0" URI="${encodeURIComponent(file.name)}">${digest}</ds:Reference>`}${making.extraReference ?? ""}
  <ds:Reference Type="http://uri.etsi.org/01903#SignedProperties" URI="#P0"><ds:Transforms>${form("Transform")}</ds:Transforms>${digest}</ds:Reference>
</ds:SignedInfo><ds:SignatureValue></ds:SignatureValue><ds:KeyInfo Id="K0"><ds:X509Data><ds:X509Certificate>${der.toString("base64")}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>${making.extraObject ?? ""}
<ds:Object><xades:QualifyingProperties xmlns:xades="http://uri.etsi.org/01903/v1.3.2#" xmlns:a="urn:a" Target="#S0"><xades:SignedProperties Id="P0"><xades:SignedSignatureProperties>
  <xades:SigningTime>${signedAt.toISOString()}</xades:SigningTime>${certificateProperty(making, der)}${making.signatureProperties ?? ""}
  <xades:SignerRoleV2><xades:ClaimedRoles><xades:ClaimedRole b:z="2" a:z='1&#9;&lt;"' plain="&#xA;x">R &amp; D&#13; &gt; <![CDATA[<b>&]]> <!-- unseen --> ąžę 😀<?look here?><i xmlns="urn:i"><j xmlns=""/></i></xades:ClaimedRole></xades:ClaimedRoles></xades:SignerRoleV2>
</xades:SignedSignatureProperties>${making.dataProperties ?? ""}</xades:SignedProperties></xades:QualifyingProperties></ds:Object></ds:Signature></asic:XAdESSignatures>`;
}

function certificateProperty({ certificateDigest = methods.sha256 }: Making, der: Buffer): string {
  if (certificateDigest === "missing") return "";
  const name = certificateDigest === "wrong" ? methods.sha256 : certificateDigest;
  const bytes = certificateDigest === "wrong" ? Buffer.from("another") : der;
  const kind = name === methods.sha1 ? "sha1" : name === methods.sha512 ? "sha512" : "sha256";
  const value = createHash(kind).update(bytes).digest("base64");
  return `<xades:SigningCertificateV2><xades:Cert><xades:CertDigest><ds:DigestMethod Algorithm="${name}"/><ds:DigestValue>${value}</ds:DigestValue></xades:CertDigest></xades:Cert></xades:SigningCertificateV2>`;
}
