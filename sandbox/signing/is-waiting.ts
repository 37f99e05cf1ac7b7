import type { Sandbox } from "../parts/sandbox";
import type { Signer } from "../store/signers";

/** Whether a signer can still sign: neither they nor anybody else has ended it. */
export const isWaiting = ({ store }: Pick<Sandbox, "store">, { signingToken, id, declinedAt }: Signer) =>
  declinedAt === null &&
  store.signings.find(signingToken)?.status === "pending" &&
  !store.signatures.findOfSigner(signingToken, id);
