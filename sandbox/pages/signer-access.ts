import type { Context } from "hono";
import type { Sandbox } from "../parts/sandbox";

/**
 * The signer identified by a page's address: the signing's token is in the path, the signer's in the query.
 *
 * @returns undefined if the signing was deleted, or the signer is not one of its signers
 */
export function findPageSigner({ store }: Pick<Sandbox, "store">, context: Context) {
  const token = context.req.param("token") ?? "";
  const signing = store.signings.find(token);
  const signer = store.signers.findByToken(token, context.req.query("access_token") ?? "");
  return signing && signer ? { signing, signer } : undefined;
}

/**
 * The signing that an address opens for reading. The signing's token is enough, but a signer's token, if given, must
 * be valid.
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
