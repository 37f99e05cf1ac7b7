import { createHash } from "node:crypto";
import { type DerElement, readElement, readElements } from "../certificates/der-elements";

const octetString = 0x04;

/**
 * What stays the same about a CMS signature wherever it stands: the SHA-256 of its value, or of its bytes without
 * padding if they are not DER. Evidence that is added to it later changes its bytes, but not its value.
 */
export function cmsIdentity(contents: Uint8Array): string {
  const message = readElement(contents);
  const identity = (message && valueIn(message)) ?? message?.whole ?? contents;
  return createHash("sha256").update(identity).digest("hex");
}

/** The value of the first signer (RFC 5652, 5.1 and 5.3): the only octet string among the parts of its SignerInfo. */
function valueIn({ content }: DerElement): Uint8Array | undefined {
  const [, explicit] = readElements(content);
  const signedData = explicit && readElement(explicit.content);
  const signers = signedData && readElements(signedData.content).at(-1);
  const signer = signers && readElement(signers.content);
  return signer && readElements(signer.content).find(({ tag }) => tag === octetString)?.content;
}
