import type { Lane } from "./lane";
import type { PortalProcess } from "./portal";
import type { DocumentRecord } from "./record";

/** Two people who can sign at the sandbox. */
const signers = [
  { code: "50001029996", name: "Ona", surname: "Onaitė", email: "ona@example.com" },
  { code: "39912310014", name: "Jonas", surname: "Jonaitis", email: "jonas@example.com" },
];
export const signerCount = signers.length;

/** The owner sends a document to everybody. */
export function sendToAll(portal: PortalProcess, documentId: string) {
  return portal.send({ documentId, signers: signers.map(({ code: _, ...signer }) => signer) });
}

/** Everybody signs what is out, one after the other. */
export async function signAll(
  { gateway, record, sealer }: Pick<Lane, "gateway" | "record" | "sealer">,
  { signingId, gatewayToken }: DocumentRecord,
): Promise<void> {
  const tokens = record.sealedSignerTokens(signingId ?? "");
  for (const [position, { code }] of signers.entries()) {
    const signerToken = sealer.open("signer.token", tokens[position] ?? "");
    await gateway.sign({ signingToken: gatewayToken ?? "", signerToken, code });
  }
}
