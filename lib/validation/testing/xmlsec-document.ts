import { execFileSync } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { methods } from "./xmlsec-container";
import type { OpensslSigner } from "./openssl-signer";

const ds = "http://www.w3.org/2000/09/xmldsig#";

type XmlToSign = {
  /** The transforms of the reference to the document, which come before its canonical form. */
  transforms?: string;
  uri?: string;
  /** XML around or beside the signature, which is put in place of "SIGNATURE". */
  document: string;
  /** An Object that the signature encloses. */
  enclosed?: string;
  isXades?: boolean;
};

/** The transform that leaves out the signature itself. */
export const enveloped = `<ds:Transform Algorithm="${ds}enveloped-signature"/>`;

const ids = ["SignedProperties", "Object", "part"].flatMap((name) => ["--id-attr:Id", name]);

/** Signs XML with `xmlsec1`, which shares no code with Paraph, by one XAdES signature with its certificate. */
export function signXmlWithXmlsec(
  folder: string,
  { keyFile, certificateFile }: OpensslSigner,
  { transforms = "", uri = "", document, enclosed = "", isXades = true }: XmlToSign,
): Buffer {
  const der = new X509Certificate(readFileSync(certificateFile)).raw;
  const form = `Algorithm="${methods.exclusive}"`;
  const digest = `<ds:DigestMethod Algorithm="${methods.sha256}"/><ds:DigestValue></ds:DigestValue>`;
  const reference = (attributes: string, before: string) =>
    `<ds:Reference ${attributes}><ds:Transforms>${before}<ds:Transform ${form}/></ds:Transforms>${digest}</ds:Reference>`;
  const properties = reference('Type="http://uri.etsi.org/01903#SignedProperties" URI="#P0"', "");
  const signature = `<ds:Signature xmlns:ds="${ds}" Id="S0"><ds:SignedInfo><ds:CanonicalizationMethod ${form}/><ds:SignatureMethod Algorithm="${methods.ecdsa}"/>${reference(`URI="${uri}"`, transforms)}${isXades ? properties : ""}</ds:SignedInfo><ds:SignatureValue></ds:SignatureValue><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${der.toString("base64")}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>${enclosed}${isXades ? qualifyingObject(der) : ""}</ds:Signature>`;
  const template = path.join(folder, "template.xml");
  writeFileSync(template, document.replace("SIGNATURE", signature));
  return execFileSync(
    "xmlsec1",
    ["--sign", "--privkey-pem", `${keyFile},${certificateFile}`, ...ids, template],
    {
      stdio: "pipe",
    },
  );
}

function qualifyingObject(der: Buffer): string {
  const digest = createHash("sha256").update(der).digest("base64");
  const certificate = `<xades:SigningCertificateV2><xades:Cert><xades:CertDigest><ds:DigestMethod Algorithm="${methods.sha256}"/><ds:DigestValue>${digest}</ds:DigestValue></xades:CertDigest></xades:Cert></xades:SigningCertificateV2>`;
  const signed = `<xades:SignedProperties Id="P0"><xades:SignedSignatureProperties><xades:SigningTime>${new Date().toISOString()}</xades:SigningTime>${certificate}</xades:SignedSignatureProperties></xades:SignedProperties>`;
  return `<ds:Object><xades:QualifyingProperties xmlns:xades="http://uri.etsi.org/01903/v1.3.2#" Target="#S0">${signed}</xades:QualifyingProperties></ds:Object>`;
}

export function verifyXmlWithXmlsec(folder: string, document: Uint8Array): "OK" | "FAIL" {
  const file = path.join(folder, "to-verify.xml");
  writeFileSync(file, document);
  try {
    execFileSync("xmlsec1", ["--verify", "--insecure", ...ids, file], { stdio: "pipe" });
    return "OK";
  } catch {
    return "FAIL";
  }
}
