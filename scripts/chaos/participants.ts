import type { Sealer } from "@/lib/base/secrets/seal";
import type { Evidence } from "./evidence";
import type { FaultCase } from "./fault-cases";
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
  { signingId, gatewayToken }: Pick<DocumentRecord, "signingId" | "gatewayToken">,
): Promise<void> {
  const tokens = await database.listSealedSignerTokens(signingId ?? "");
  for (const [position, { code }] of signers.entries()) {
    const signerToken = sealer.open("signer.token", tokens[position] ?? "");
    await gateway.sign({ signingToken: gatewayToken ?? "", signerToken, code });
  }
}

/** A document that goes through its whole lifecycle, while the gateway has a fault. */
export type Subject = { name: string; bytes: Uint8Array<ArrayBuffer>; fault: FaultCase };

type World = Pick<Evidence, "gateway" | "database"> & {
  sealer: Sealer;
  portal: Pick<PortalProcess, "upload" | "send">;
};

/**
 * The owner, who uploads and sends, the signers, and the gateway, which archives. Each repeats an action until it has
 * taken effect.
 */
export function participantsOf(
  { gateway, database, sealer, portal }: World,
  { name, bytes, fault }: Subject,
) {
  const signedAt = new Set<string>();
  const archivedAt = new Set<string>();
  const ignoreCrash = () => undefined; // the portal crashed during the request
  return {
    /** @returns whether anybody acted */
    async act(record: DocumentRecord | undefined): Promise<boolean> {
      if (!record) await portal.upload(name, bytes).catch(ignoreCrash);
      else if (!record.signingId) await sendToAll(portal, record.documentId).catch(ignoreCrash);
      else if (
        record.status === "out_for_signature" &&
        record.gatewayToken &&
        !signedAt.has(record.gatewayToken)
      ) {
        signedAt.add(record.gatewayToken);
        await signAll({ gateway, database, sealer }, record);
      } else if (
        fault.isArchived &&
        record.status === "signed" &&
        record.gatewayToken &&
        !archivedAt.has(record.gatewayToken)
      ) {
        archivedAt.add(record.gatewayToken);
        await gateway.archive(record.gatewayToken);
      } else return false;
      return true;
    },
  };
}
