import { dayMs } from "../clock";
import type { Sandbox } from "../sandbox";
import type { Upload } from "../store/uploads";
import { newToken } from "../tokens";
import type { SignerDetails } from "./signer-details";

/** The gateway keeps a signing and its files for 30 days (the gateway's document, 1). */
export const retentionMs = 30 * dayMs;

export type NewSigning = {
  type: string;
  name: string;
  language?: string | undefined;
  postback_url?: string | undefined;
  signers: readonly SignerDetails[];
};

type Parts = Pick<Sandbox, "store" | "vault" | "clock">;

/**
 * Creates a signing with its own copy of the uploaded file.
 *
 * @param uploads files that are "uploaded", in the caller's order
 * @returns its token and, for each signer id, the signer's token
 */
export async function createSigning(
  { store, vault, clock }: Parts,
  request: NewSigning,
  uploads: readonly Upload[],
) {
  const token = newToken();
  const signers = request.signers.map((details, position) => ({
    token: newToken(),
    signingToken: token,
    id: details.id,
    position,
    details,
    declinedAt: null,
  }));
  for (const [position, upload] of uploads.entries()) await vault.adoptUpload(upload.token, token, position);
  await vault.signSource(token);
  store.transaction(() => {
    store.signings.insert({
      token,
      type: request.type,
      name: request.name,
      language: request.language ?? null,
      postbackUrl: request.postback_url ?? null,
      status: "pending",
      createdAt: clock.now().getTime(),
      expiresAt: clock.after(retentionMs).getTime(),
    });
    uploads.forEach(({ token: uploadToken, name }, position) =>
      store.signings.insertFile(token, { position, uploadToken, name, type: null }),
    );
    signers.forEach(store.signers.insert);
  });
  return { token, signers: Object.fromEntries(signers.map((signer) => [signer.id, signer.token])) };
}
