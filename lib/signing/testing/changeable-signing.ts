import { listSignerWork } from "@/db/repositories/signers";
import { newSigner } from "@/lib/domain/signing/new-signing";
import { collectMail, linkTokenIn } from "@/lib/mail/testing/collect-mail";
import { addSigner, removeSigner } from "../commands/change-signers";
import type { TestWorkflow } from "./test-workflow";

export const rasa = newSigner.parse({ name: "Rasa", surname: "Rasienė", email: "rasa@example.com" });

/** A signing that is out for signature and whose invitations were sent, with functions that change its signers. */
export async function changeable(workflow: TestWorkflow, signerCount = 2) {
  const signing = await workflow.send(signerCount);
  await workflow.run();
  const links = (await collectMail(workflow.context)).map((mail) => linkTokenIn(mail) ?? "");
  const { context, userId } = workflow;
  const { documentId } = signing;
  const first = (await signing.signerAt(0)).id;
  return {
    ...{ signing, links, first },
    add: (signer = rasa) => addSigner(context, { documentId, userId, signer }),
    replace: (replacesId = first, signer = rasa) =>
      addSigner(context, { documentId, userId, signer, replacesId }),
    remove: (signerId = first) => removeSigner(context, { documentId, userId, signerId }),
    emails: async () => (await listSignerWork(workflow.db.read, signing.id)).map(({ email }) => email),
  };
}

/** The recipient and subject of each mail that goes out now. */
export const mailsOf = async ({ context }: TestWorkflow) =>
  (await collectMail(context)).map(({ to, subject }) => [to.address, subject]);
