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

/** The signing that an address opens for reading, by its own token alone (docs/gateway.md#embedding). */
export const findOpenSigning = ({ store }: Pick<Sandbox, "store">, context: Context) =>
  store.signings.find(context.req.param("token") ?? "");

/** The signature of a session whose signing was collected and deleted before its page asked. @param id the session's */
export const findEndedSession = ({ store }: Pick<Sandbox, "store">, context: Context, id: string) =>
  store.endedSessions.findSignatureId(
    context.req.param("token") ?? "",
    context.req.query("access_token") ?? "",
    id,
  );

/** The query string of the calls of a signer's page. */
export const accessQuery = (signerToken: string) => `?access_token=${encodeURIComponent(signerToken)}`;
