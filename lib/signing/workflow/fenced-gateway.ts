import type { GatewayClient } from "@/lib/gateway/contract";

/**
 * The same client, but what cannot be undone is called only after `confirm`, which throws if another process may have
 * continued the signing: it may have recorded meanwhile that everyone has signed. Uploads and creations record their
 * intent under the claim instead.
 */
export function fencedGateway(gateway: GatewayClient, confirm: () => Promise<void>): GatewayClient {
  const fenced =
    <Arguments extends unknown[], Result>(call: (...given: Arguments) => Promise<Result>) =>
    async (...given: Arguments): Promise<Result> => {
      await confirm();
      return call(...given);
    };
  const { addSigner, removeSigner, deleteSigning, deleteFile } = gateway;
  return {
    ...gateway,
    about: (subject) => fencedGateway(gateway.about(subject), confirm),
    addSigner: fenced(addSigner),
    removeSigner: fenced(removeSigner),
    deleteSigning: fenced(deleteSigning),
    deleteFile: fenced(deleteFile),
  };
}
