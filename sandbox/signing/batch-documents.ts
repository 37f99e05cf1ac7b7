import type { Sandbox } from "../parts/sandbox";
import type { Signer } from "../store/signers";
import type { Signing } from "../store/signings";
import { canSign } from "./can-sign";

/** A signing in a batch; `gone` if it was deleted or the signer was removed from it. */
export type BatchDocument = { position: number; signingToken: string; signerToken: string } & (
  { state: "gone" } | { state: "waiting" | "signed" | "declined"; signing: Signing; signer: Signer }
);

export type WaitingDocument = Extract<BatchDocument, { signing: Signing }>;

/** The signings of a batch with their states, in the order given by the caller; empty if the batch is unknown. */
export function batchDocuments({ store }: Pick<Sandbox, "store">, batchToken: string): BatchDocument[] {
  return store.batches.list(batchToken).map(({ signingToken, signerToken }, position): BatchDocument => {
    const signing = store.signings.find(signingToken);
    const signer = store.signers.findByToken(signingToken, signerToken);
    if (!signing || !signer) return { position, signingToken, signerToken, state: "gone" };
    return { position, signingToken, signerToken, signing, signer, state: stateOf(signer) };
  });

  function stateOf(signer: Signer) {
    if (store.signatures.findOfSigner(signer.signingToken, signer.id)) return "signed";
    return canSign({ store }, signer) ? "waiting" : "declined";
  }
}

/** The documents that the signer can still sign. */
export const waitingDocuments = (documents: readonly BatchDocument[]): WaitingDocument[] =>
  documents.filter((document): document is WaitingDocument => document.state === "waiting");
