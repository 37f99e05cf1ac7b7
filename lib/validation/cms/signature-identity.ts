import { createHash } from "node:crypto";
import { derOf, parseCmsMessage } from "./cms-message";

/**
 * What stays the same about a CMS signature wherever it stands: the SHA-256 of its value, or of its bytes without
 * padding if they cannot be read. Evidence that is added to it later changes its bytes, but not its value.
 */
export function cmsIdentity(contents: Uint8Array): string {
  return createHash("sha256").update(valueOf(contents)).digest("hex");
}

function valueOf(contents: Uint8Array): Uint8Array {
  try {
    return parseCmsMessage(contents).signer.signature.valueBlock.valueHexView;
  } catch {
    return derOf(contents);
  }
}
