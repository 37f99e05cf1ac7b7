import { Hono } from "hono";
import type { Sandbox } from "../sandbox";
import { createSigning } from "../signing/create-signing";
import { latestVersion } from "../signing/latest-version";
import { isContainerType } from "../signing/signing-type";
import { removeSigning } from "../signing/remove-signing";
import { readCreateBody } from "./create-body";
import { notFound } from "./errors";
import { readBody } from "./read-body";
import { sendVersion } from "./send-file";
import { isFinished, signingStatus } from "./signing-status";
import { requireUploaded, requireUploadedPdf } from "./uploaded-file";

const documentNotFound = "Document not found. Please contact support.";
const signingNotFound = "Signing with such token not found";

/** The calls about signings. */
export function signingRoutes(sandbox: Sandbox) {
  const { store } = sandbox;
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

  routes.get("/signing/:token/status.json", (context) => {
    const signing = store.signings.find(context.req.param("token"));
    if (!signing) throw notFound(signingNotFound);
    // The address by which the caller reached the sandbox: clients refuse a file on a foreign host.
    return context.json(signingStatus(sandbox, signing, new URL(context.req.url).origin));
  });

  routes.get("/signing/:token/download", (context) => {
    const signing = store.signings.find(context.req.param("token"));
    if (!signing || !isFinished(signing)) throw notFound(documentNotFound);
    const version = latestVersion(sandbox, signing);
    return sendVersion(context, sandbox, signing, version);
  });

  routes.get("/signing/:token/download/:signerId", (context) => {
    const { token, signerId } = context.req.param();
    const signing = store.signings.find(token);
    const signature = store.signatures.findOfSigner(token, signerId);
    if (!signing || !signature) throw notFound(documentNotFound);
    return sendVersion(context, sandbox, signing, signature.version);
  });

  routes.post("/signing/:token/delete.json", async (context) => {
    if (!(await removeSigning(sandbox, context.req.param("token")))) throw notFound(signingNotFound);
    return context.json({ status: "ok" });
  });
  return routes;
}
