import type { Context } from "hono";
import type { Sandbox } from "../sandbox";

/**
 * Finds the signer whom a page's address belongs to: the signing's token in the path, the signer's in the query.
 *
 * @returns undefined when the two do not belong together, or the signing is gone
 */
export function findPageSigner({ store }: Pick<Sandbox, "store">, context: Context) {
  const token = context.req.param("token") ?? "";
  const signing = store.signings.find(token);
  const signer = store.signers.findByToken(token, context.req.query("access_token") ?? "");
  return signing && signer ? { signing, signer } : undefined;
}
