import { findOwnDocument } from "@/db/repositories/documents";
import { listSignerWork } from "@/db/repositories/signers";
import { findLatestSigning } from "@/db/repositories/signings";
import type { Origin } from "@/lib/domain/request/origin";
import { isInTurn } from "@/lib/domain/signing/signing-order";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import { remindInTransaction } from "./remind-signer";
import type { WorkflowContext } from "../rules/workflow-context";

type Reminding = { documentId: string; userId: string; origin?: Origin };

/**
 * Reminds all signers of a document whose turn it is, except its sender.
 *
 * @returns false when the document is not this user's
 * @throws {UserFacingError} when it waits for nobody else, or all of them got mail within the last hour
 */
export async function remindAllSigners(context: WorkflowContext, reminding: Reminding): Promise<boolean> {
  const { documentId, userId } = reminding;
  return context.db.write(async (tx) => {
    if (!(await findOwnDocument(tx, { documentId, userId }))) return false;
    const signing = await findLatestSigning(tx, documentId);
    const signers = signing ? await listSignerWork(tx, signing.id) : [];
    const waitedFor = signers.filter((signer) => signer.userId !== userId && isInTurn(signer, signers));
    let refusal: UserFacingError | undefined;
    let count = 0;
    for (const { id: signerId } of waitedFor) {
      try {
        if (await remindInTransaction(tx, context, { ...reminding, signerId })) count += 1;
      } catch (error) {
        if (!(error instanceof UserFacingError)) throw error;
        refusal = error;
      }
    }
    if (count === 0) throw refusal ?? new UserFacingError({ code: "nobody_to_remind" });
    return true;
  });
}
