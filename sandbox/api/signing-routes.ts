import { Hono } from "hono";
import type { Sandbox } from "../parts/sandbox";
import { createSigning } from "../signing/create-signing";
import { digestToReport, downloadFaults, nextDownload } from "./next-download";
import { isContainerType } from "../domain/signing-type";
import { removeSigning } from "../signing/remove-signing";
import { readCreateBody } from "./create-body";
import { notFound, signingNotFound } from "../http/errors";
import { readBody } from "../http/read-body";
import { requireSigning } from "./require-signing";
import { sendDocument } from "../http/send-file";
import { isFinished, signingStatus } from "./signing-status";
import { requireUploaded, requireUploadedPdf } from "./uploaded-file";

const documentNotFound = "Document not found. Please contact support.";

/** The calls that create, read and delete signings. */
export function signingRoutes(sandbox: Sandbox) {
  const { store, vault } = sandbox;
  const routes = new Hono();

  routes.post("/signing/create.json", async (context) => {
    const { files, signers = [], ...request } = readCreateBody(await readBody(context.req));
    const sources = await Promise.all(
      files.map(async ({ token, type }, index) => ({
        type,
        upload: isContainerType(request.type)
          ? requireUploaded(sandbox, token, ["files", index, "token"])
          : await requireUploadedPdf(sandbox, token, index),
      })),
    );
    return context.json({
      status: "ok",
      ...(await createSigning(sandbox, { ...request, signers }, sources)),
    });
  });

  routes.get("/signing/:token/status.json", async (context) => {
    const signing = requireSigning(sandbox, context);
    // The origin used by the caller, as clients refuse a file on another host.
    const status = signingStatus(sandbox, signing, new URL(context.req.url).origin);
    if (status.file_digest === undefined) return context.json(status);
    return context.json({
      ...status,
      file_digest: await digestToReport(sandbox, signing, status.file_digest),
    });
  });

  routes.get("/signing/:token/download", (context) => {
    const signing = store.signings.find(context.req.param("token"));
    if (!signing || !isFinished(signing)) throw notFound(documentNotFound);
    const file = nextDownload(sandbox, signing);
    store.faults.take(downloadFaults, "download", signing.token);
    return sendDocument(context, sandbox, signing, file);
  });

  routes.get("/signing/:token/download/:signerId", (context) => {
    const { token, signerId } = context.req.param();
    const signing = store.signings.find(token);
    const signature = store.signatures.findOfSigner(token, signerId);
    if (!signing || !signature) throw notFound(documentNotFound);
    return sendDocument(context, sandbox, signing, vault.version(token, signature.version));
  });

  routes.post("/signing/:token/delete.json", async (context) => {
    const token = context.req.param("token");
    if (!(await removeSigning(sandbox, token))) throw signingNotFound();
    return context.json({ status: "ok", token });
  });
  return routes;
}
