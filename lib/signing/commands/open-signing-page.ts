import { findOwnSigner } from "@/db/repositories/signers";
import { signingPageUrl } from "@/lib/gateway/gateway-urls";
import type { WorkflowContext } from "../rules/workflow-context";

type Opening = { documentId: string; userId: string; gatewayUrl: string };

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
  const { db, sealer } = context;
  const { documentId, userId, gatewayUrl } = opening;
  const own = await findOwnSigner(db.read, { documentId, userId });
  if (!own?.gatewayToken || !own.sealedToken || own.signedAt) return undefined;
  return signingPageUrl(gatewayUrl, own.gatewayToken, sealer.open("signer.token", own.sealedToken));
}
