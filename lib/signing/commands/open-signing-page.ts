import { findOwnSigner } from "@/db/repositories/signers";
import type { WorkflowContext } from "../rules/workflow-context";

type Opening = { documentId: string; userId: string };

/**
 * The URL of the gateway's page on which this person signs. It contains their gateway token, so it is for their
 * browser only.
 *
 * @returns `undefined` when there is nothing for this person to sign now
 */
export async function openSigningPage(
  context: WorkflowContext,
  opening: Opening,
): Promise<string | undefined> {
  const { db, gateway, sealer } = context;
  const own = await findOwnSigner(db.read, opening);
  if (!own?.gatewayToken || !own.sealedToken || own.signedAt) return undefined;
  return gateway.frame.pageUrl(own.gatewayToken, sealer.open("signer.token", own.sealedToken));
}
