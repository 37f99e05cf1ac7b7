import { MissingEvidenceError } from "../domain/document-format";
import { isResponderFault, responderFaults, type ResponderFault } from "../domain/responder-fault";
import { levelPlan } from "../domain/signature-level";
import type { Sandbox } from "../parts/sandbox";
import type { Signing } from "../store/signings";
import { formatOf } from "./format-of";

type Parts = Pick<Sandbox, "store" | "authority">;

/** The fault of the OCSP responder that is due for a signing, which is then used up. */
export function takeResponderFault({ store }: Parts, signing: Signing): ResponderFault | undefined {
  const name = store.faults.take(responderFaults, null, signing.token)?.fault;
  return name !== undefined && isResponderFault(name) ? name : undefined;
}

/**
 * Adds the evidence of a new signature, if the signing's level has it and this sandbox issued the certificate. A
 * signature whose status cannot be learned stays at level T.
 *
 * @param file with the signature
 */
export async function addEvidence(
  parts: Parts,
  signing: Signing,
  file: Buffer,
  { id, certificate }: { id: string; certificate: Buffer },
): Promise<{ file: Buffer; lacksEvidence: boolean }> {
  const { authority } = parts;
  if (!levelPlan(signing).hasEvidence || !(await authority.hasIssued(certificate)))
    return { file, lacksEvidence: false };
  try {
    const evidence = await authority.evidenceOf(certificate, takeResponderFault(parts, signing));
    return { file: await formatOf(signing.type).addEvidence(file, id, evidence), lacksEvidence: false };
  } catch (error) {
    if (!(error instanceof MissingEvidenceError)) throw error;
    return { file, lacksEvidence: true };
  }
}
