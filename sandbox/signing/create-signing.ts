import { buildContainer, checkNames } from "../asic/container";
import { metadataFile } from "../asic/metadata-file";
import { dayMs } from "../base/clock";
import type { Sandbox } from "../parts/sandbox";
import type { Upload } from "../store/uploads";
import { newToken } from "../base/tokens";
import type { SignatureLevel } from "../domain/signature-level";
import type { SignerDetails } from "../domain/signer-details";
import { hasMetadata, isContainerType, type SigningType } from "../domain/signing-type";

/** The gateway keeps a signing and its files for 30 days (docs/gateway.md#limits-and-retention). */
export const retentionMs = 30 * dayMs;

export type NewSigning = {
  type: SigningType;
  name: string;
  language?: string | undefined;
  level?: SignatureLevel | undefined;
  postback_url?: string | undefined;
  signers: readonly SignerDetails[];
};

/** An uploaded file of a signing, with the type given by the caller. */
export type SourceFile = { upload: Upload; type?: string | undefined };

type Parts = Pick<Sandbox, "store" | "vault" | "clock">;

/**
 * Creates a signing with its own copy of the uploaded files.
 *
 * @param files in the order given by the caller, all with the status "uploaded"
 * @returns its token and, for each signer id, the signer's token
 * @throws {UnusableContainerError} when a file name is duplicated or not allowed in a container
 */
export async function createSigning(parts: Parts, request: NewSigning, files: readonly SourceFile[]) {
  const { store, vault, clock } = parts;
  const token = newToken();
  if (isContainerType(request.type)) checkNames(files.map(({ upload }) => upload.name));
  for (const [position, { upload }] of files.entries())
    await vault.adoptUpload(upload.token, token, position);
  if (isContainerType(request.type))
    await vault.saveVersion(token, 0, await containerOf(parts, token, request, files));
  else await vault.linkSource(token);
  store.transaction(() => {
    store.signings.insert({
      token,
      type: request.type,
      name: request.name,
      language: request.language ?? null,
      postbackUrl: request.postback_url ?? null,
      status: "pending",
      archiveDigest: null,
      level: request.level ?? null,
      archiveAt: null,
      createdAt: clock.now().getTime(),
      expiresAt: clock.after(retentionMs).getTime(),
    });
    files.forEach(({ upload, type = null }, position) =>
      store.signings.insertFile(token, { position, uploadToken: upload.token, name: upload.name, type }),
    );
    insertSigners(parts, token, request.signers);
  });
  return { token, signers: signerTokens(parts, token) };
}

/** Adds signers to a signing, after the existing ones. */
export function insertSigners(
  { store }: Pick<Parts, "store">,
  signingToken: string,
  signers: readonly SignerDetails[],
) {
  const next = (store.signers.list(signingToken).at(-1)?.position ?? -1) + 1;
  signers.forEach((details, index) =>
    store.signers.insert({
      token: newToken(),
      signingToken,
      id: details.id,
      position: next + index,
      details,
      declinedAt: null,
    }),
  );
}

/** The token of each signer, by the signer's id. */
export const signerTokens = ({ store }: Pick<Parts, "store">, signingToken: string): Record<string, string> =>
  Object.fromEntries(store.signers.list(signingToken).map(({ id, token }) => [id, token]));

async function containerOf(
  { vault }: Parts,
  token: string,
  { type, name }: NewSigning,
  files: readonly SourceFile[],
): Promise<Buffer> {
  const sources = await Promise.all(
    files.map(async ({ upload }, position) => ({
      name: upload.name,
      bytes: await vault.readSource(token, position),
    })),
  );
  const parts = files.map(({ upload, type: part }) => ({ name: upload.name, part }));
  return buildContainer(hasMetadata(type) ? [...sources, metadataFile(name, parts)] : sources);
}
