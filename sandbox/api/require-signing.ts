import type { Context } from "hono";
import { z } from "zod";
import type { Sandbox } from "../parts/sandbox";
import type { Signer } from "../store/signers";
import type { Signing } from "../store/signings";
import { optional } from "../domain/body-fields";
import { fieldError, fieldErrorCode, signingNotFound } from "../http/errors";

/** The signing named in a call's path. @throws {ApiError} 404 when there is none */
export function requireSigning({ store }: Pick<Sandbox, "store">, context: Context): Signing {
  const signing = store.signings.find(context.req.param("token") ?? "");
  if (!signing) throw signingNotFound();
  return signing;
}

/** The path's token, which a body may repeat (docs/gateway.md#authentication). */
export const tokenField = (context: Context) =>
  optional(z.literal(context.req.param("token"), "This is not the token in the path."));

/**
 * The signer with this id, who must still be able to sign.
 *
 * @param path of the field that names the signer
 * @throws {ApiError} 400 when there is no such signer, or the signer has signed or declined
 */
export function requirePendingSigner(
  { store }: Pick<Sandbox, "store">,
  signing: Signing,
  id: string,
  path: readonly PropertyKey[],
): Signer {
  const signer = store.signers.findById(signing.token, id);
  if (!signer) throw fieldError(path, "Signer with such id not found.", fieldErrorCode.notFound);
  if (store.signatures.findOfSigner(signing.token, id))
    throw fieldError(path, "This signer has already signed.");
  if (signer.declinedAt !== null) throw fieldError(path, "This signer has declined.");
  return signer;
}

/** Requires a pending signing, as the signers of others cannot change. @throws {ApiError} 400 when it is not pending */
export function requirePending({ status }: Signing): void {
  if (status !== "pending") throw fieldError(["token"], `The signing is ${status}.`);
}
