import { onTestFinished } from "vitest";
import { get, post, until } from "./client";
import { contentOf, samplePdf, type SampleFile } from "./sample-file";

export type NewSigning = { token: string; signers: Record<string, string> };

/** A signer with all required fields. */
export const signer = (id: string | number) => ({
  id,
  name: "Jonas",
  surname: "Jonaitis",
  signing_purpose: "signature",
});

const deleteLater = (path: string) =>
  onTestFinished(async () => {
    await post(path);
  });

/** Deletes an upload when the test ends. */
export const deleteUploadLater = (token: unknown) => deleteLater(`/api/file/${String(token)}/delete.json`);

/** Deletes a signing when the test ends. */
export const deleteSigningLater = (token: unknown) =>
  deleteLater(`/api/signing/${String(token)}/delete.json`);

/** Polls an upload's status until it is no longer pending. */
export async function settledUpload(token: unknown) {
  const poll = () => get(`/api/file/upload/${String(token)}/status.json`);
  return (await until(poll, ({ body }) => body.status !== "pending")).body;
}

/** Uploads a file and waits until a signing can be created from it. */
export async function newUpload(file: SampleFile): Promise<string> {
  const { body } = await post("/api/file/upload.json", { file: contentOf(file) });
  deleteUploadLater(body.token);
  const { status } = await settledUpload(body.token);
  if (status !== "uploaded") throw new Error(`The upload is ${String(status)}.`);
  return String(body.token);
}

/** Creates a signing with these signers; of a sample PDF unless `files` are given. */
export async function newSigning(
  ids: readonly (string | number)[],
  {
    type = "pdf",
    files,
    ...fields
  }: { type?: string; files?: readonly SampleFile[]; postback_url?: string } = {},
): Promise<NewSigning> {
  const tokens: string[] = [];
  for (const file of files ?? [await samplePdf()]) tokens.push(await newUpload(file));
  const request = {
    ...{ type, name: "Lease", files: tokens.map((token) => ({ token })) },
    ...(ids.length > 0 ? { signers: ids.map(signer) } : {}),
  };
  const { status, body } = await post("/api/signing/create.json", { ...request, ...fields });
  if (status !== 200) throw new Error(`No signing was created: ${JSON.stringify(body)}`);
  deleteSigningLater(body.token);
  return { token: String(body.token), signers: body.signers as NewSigning["signers"] };
}

export const statusOf = async ({ token }: NewSigning) =>
  (await get(`/api/signing/${token}/status.json`)).body;
