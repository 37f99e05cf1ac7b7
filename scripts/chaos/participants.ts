import type { Testbed } from "./testbed";
import type { PortalProcess } from "./portal";
import type { DocumentRecord } from "./portal-database";

/** Two signers whose codes sign in the sandbox. */
const signers = [
  { code: "50001029996", name: "Ona", surname: "Onaitė", email: "ona@example.com" },
  { code: "39912310014", name: "Jonas", surname: "Jonaitis", email: "jonas@example.com" },
];
export const signerCount = signers.length;

/** Sends a document to all signers, as its owner. */
export function sendToAll(portal: PortalProcess, documentId: string) {
  return portal.send({ documentId, signers: signers.map(({ code: _, ...signer }) => signer) });
}

/** Signs a document as each of its signers in turn. */
export async function signAll(
  { gateway, database, sealer }: Pick<Testbed, "gateway" | "database" | "sealer">,
  { signingId, gatewayToken }: DocumentRecord,
): Promise<void> {
  const tokens = database.listSealedSignerTokens(signingId ?? "");
  for (const [position, { code }] of signers.entries()) {
    const signerToken = sealer.open("signer.token", tokens[position] ?? "");
    await gateway.sign({ signingToken: gatewayToken ?? "", signerToken, code });
  }
}
