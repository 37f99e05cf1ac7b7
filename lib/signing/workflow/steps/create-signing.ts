import { setSignerToken } from "@/db/repositories/signer-progress";
import type { SigningFile } from "@/db/repositories/signings";
import { GatewayError } from "@/lib/gateway/gateway-error";
import { gatewaySigner } from "./gateway-signer";
import { inviteInTurn } from "@/lib/mail/signing-mails";
import { postbackUrl } from "@/lib/signing/rules/postback-address";
import { isCertainRefusal, orphanPossible } from "./orphaned-signing";
import { required } from "@/lib/base/required";
import { nextCheckAt, firstSparseCheck } from "@/lib/signing/rules/schedule";
import type { Step, StepInput } from "@/lib/signing/rules/step";

/**
 * Creates the signing with all its signers: with one signer fewer it would complete too early. The intent is recorded
 * first, because a crash or a lost answer can leave an orphan at the gateway. Nobody has the orphan's links, and the
 * gateway deletes it after 30 days.
 */
export const createSigning: Step = async (input) => {
  const { context, work, signers, intend } = input;
  const now = context.now();
  await intend({ createIntendedAt: now }, work.createIntendedAt ? orphanPossible("signing") : undefined);
  const { token, signerTokens } = await create(input);
  const sealed = signers.map(({ id, gatewayId }) => ({ signerId: id, token: signerTokens[gatewayId] }));
  if (sealed.some((signer) => !signer.token))
    throw new GatewayError("contract", "createSigning", { cause: new Error("A signer has no token.") });

  return {
    changes: {
      status: "out_for_signature",
      gatewayToken: token,
      archive: isArchiveRequested(input) ? "awaited" : null,
      quietChecks: firstSparseCheck,
    },
    events: [{ action: "gateway.signing_created", detail: { signers: signers.length } }],
    async writes(tx) {
      for (const { signerId, token: signerToken } of sealed)
        await setSignerToken(tx, {
          signerId,
          sealedToken: context.sealer.seal("signer.token", required(signerToken, "signer token")),
        });
      await inviteInTurn(tx, context, work);
    },
    next: nextCheckAt(firstSparseCheck, now),
  };
};

/** The gateway archives a PDF of this level by itself, some time after everyone has signed. */
const isArchiveRequested = ({ context, work }: StepInput) =>
  work.type === "pdf" && context.pdfLevel === "ltv";

async function create({ context, work, signers, signal, intend }: StepInput) {
  try {
    return await context.gateway.createSigning(
      {
        type: work.type,
        name: work.type === "pdf" ? nameOf(work.sources) : work.documentName,
        language: work.language,
        ...(work.type === "pdf" && { pdfLevel: context.pdfLevel }),
        signers: signers.map((signer) => gatewaySigner(signer, context.sealer)),
        files: work.sources.map(({ token, part }) => ({
          token: required(token, "file token"),
          ...(part && work.type === "asice" && { part }),
        })),
        postbackUrl: postbackUrl(context, work.id),
      },
      { signal },
    );
  } catch (error) {
    if (isCertainRefusal(error)) await intend({ createIntendedAt: null });
    throw error;
  }
}

const nameOf = ([source]: SigningFile[]) => required(source, "file").name;
