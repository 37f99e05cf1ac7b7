import type { Sandbox } from "../parts/sandbox";
import type { Signer } from "../store/signers";

/** Whether a signer can still sign: the signing is pending, and the signer has neither signed nor declined. */
export const canSign = ({ store }: Pick<Sandbox, "store">, { signingToken, id, declinedAt }: Signer) =>
  declinedAt === null &&
  store.signings.find(signingToken)?.status === "pending" &&
  !store.signatures.findOfSigner(signingToken, id);
