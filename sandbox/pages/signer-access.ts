import type { Context } from "hono";
import type { Sandbox } from "../parts/sandbox";

/**
 * The signer that a page's address belongs to: the signing's token in the path, the signer's in the query.
 *
 * @returns undefined if the signing is gone, or the signer is not one of its signers
 */
export function findPageSigner({ store }: Pick<Sandbox, "store">, context: Context) {
  const token = context.req.param("token") ?? "";
  const signing = store.signings.find(token);
  const signer = store.signers.findByToken(token, context.req.query("access_token") ?? "");
  return signing && signer ? { signing, signer } : undefined;
}

/**
 * The signing that an address opens for reading: its token is enough, but a signer's token beside it must be valid.
 *
 * @returns undefined if there is no such signing
 */
export function findOpenSigning(sandbox: Pick<Sandbox, "store">, context: Context) {
  const token = context.req.param("token") ?? "";
  if (context.req.query("access_token") === undefined) return sandbox.store.signings.find(token);
  return findPageSigner(sandbox, context)?.signing;
}

/** The query string of the calls of a signer's page. */
export const accessQuery = (signerToken: string) => `?access_token=${encodeURIComponent(signerToken)}`;
