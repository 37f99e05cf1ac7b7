import { createHash, sign } from "node:crypto";
import type { ListSigner } from "./list-signer";
import { listXml, type TestList } from "./test-list";

const ds = "http://www.w3.org/2000/09/xmldsig#";
const exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
const transform = (algorithm: string) => `<ds:Transform Algorithm="${algorithm}"></ds:Transform>`;

type Making = {
  /** "#list" for the id of the root. */
  uri?: string;
  digest?: "sha1" | "sha256" | "sha512";
  transforms?: string[];
  /** Leaves out the certificate of the signer. */
  isAnonymous?: boolean;
};

const digestNames = {
  sha1: `${ds}sha1`,
  sha256: "http://www.w3.org/2001/04/xmlenc#sha256",
  sha512: "http://www.w3.org/2001/04/xmlenc#sha512",
};
const methods = {
  sha1: `${ds}rsa-sha1`,
  sha256: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
  sha512: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
};

/**
 * Adds an enveloped signature at the end of a document that is in its canonical form.
 *
 * @returns the whole file
 */
export function signXml(xml: string, { key, certificate }: ListSigner, making: Making = {}): Buffer {
  const { uri = "", digest = "sha256", transforms = [`${ds}enveloped-signature`, exclusive] } = making;
  const value = createHash(digest).update(xml).digest("base64");
  const signedInfo = [
    `<ds:CanonicalizationMethod Algorithm="${exclusive}"></ds:CanonicalizationMethod>`,
    `<ds:SignatureMethod Algorithm="${methods[digest]}"></ds:SignatureMethod>`,
    `<ds:Reference URI="${uri}"><ds:Transforms>${transforms.map(transform).join("")}</ds:Transforms>`,
    `<ds:DigestMethod Algorithm="${digestNames[digest]}"></ds:DigestMethod>`,
    `<ds:DigestValue>${value}</ds:DigestValue></ds:Reference></ds:SignedInfo>`,
  ].join("");
  const signature = sign(digest, Buffer.from(`<ds:SignedInfo xmlns:ds="${ds}">${signedInfo}`), key);
  const keyInfo = making.isAnonymous
    ? ""
    : `<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${certificate.toString("base64")}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>`;
  const element = `<ds:Signature xmlns:ds="${ds}"><ds:SignedInfo>${signedInfo}<ds:SignatureValue>${signature.toString("base64")}</ds:SignatureValue>${keyInfo}</ds:Signature>`;
  const end = xml.lastIndexOf("</");
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n${xml.slice(0, end)}${element}${xml.slice(end)}`,
  );
}

/** A signed list. */
export const signedList = (list: TestList, signer: ListSigner, making?: Making): Buffer =>
  signXml(listXml(list), signer, making);
