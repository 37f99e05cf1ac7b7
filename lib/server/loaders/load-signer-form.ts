import { findOwnDocument } from "@/db/repositories/documents";
import { findChangeableSigning } from "@/db/repositories/signer-changes";
import { findSignerToInvite } from "@/db/repositories/signers";
import type { Person } from "@/db/repositories/users";
import { portal } from "../portal/portal";

/**
 * The document to which a signer is added, and the signer whom they replace; `undefined` if the user does not own it.
 *
 * @param replaces the id of the signer to replace, as in the URL
 */
export async function loadSignerForm(
  documentId: string,
  { user, replaces }: { user: Person; replaces: unknown },
) {
  const { db } = await portal();
  const query = { documentId, userId: user.id };
  const document = await findOwnDocument(db.read, query);
  if (!document) return undefined;
  const replaced =
    typeof replaces === "string"
      ? await findSignerToInvite(db.read, { ...query, signerId: replaces })
      : undefined;
  const isStale = replaces !== undefined && !replaced;
  return {
    ...{ document, replaced },
    canChange: !isStale && (await findChangeableSigning(db.read, query)) !== undefined,
  };
}
