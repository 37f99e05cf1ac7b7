import type { Sealer } from "@/lib/base/secrets/seal";
import type { Evidence } from "./evidence";
import type { DocumentRecord } from "./portal-database";
import type { PortalProcess } from "./portal";

/** Two signers whose codes sign in the sandbox. */
const signers = [
  { code: "50001029996", name: "Ona", surname: "Onaitė", email: "ona@example.com" },
  { code: "39912310014", name: "Jonas", surname: "Jonaitis", email: "jonas@example.com" },
];
export const signerCount = signers.length;

/** Sends a document to all signers, as its owner. */
export function sendToAll(portal: Pick<PortalProcess, "send">, documentId: string) {
  return portal.send({ documentId, signers: signers.map(({ code: _, ...signer }) => signer) });
}

/** Signs a document as each of its signers in turn. */
export async function signAll(
  { gateway, database, sealer }: Pick<Evidence, "gateway" | "database"> & { sealer: Sealer },
  { signingId, gatewayToken }: DocumentRecord,
): Promise<void> {
  const tokens = await database.listSealedSignerTokens(signingId ?? "");
  for (const [position, { code }] of signers.entries()) {
    const signerToken = sealer.open("signer.token", tokens[position] ?? "");
    await gateway.sign({ signingToken: gatewayToken ?? "", signerToken, code });
  }
}
