import { Hono } from "hono";
import type { Sandbox } from "../sandbox";
import { createSigning } from "../signing/create-signing";
import { removeSigning } from "../signing/remove-signing";
import { checkBody } from "./check-body";
import { createBody } from "./create-body";
import { notFound } from "./errors";
import { readBody } from "./read-body";
import { sendVersion } from "./send-file";
import { signingStatus } from "./signing-status";
import { requireUploadedPdf } from "./uploaded-file";

const documentNotFound = "Document not found. Please contact support.";
const signingNotFound = "Signing with such token not found";

/** The calls about signings. */
export function signingRoutes(sandbox: Sandbox) {
  const { store } = sandbox;
  const routes = new Hono();

  routes.post("/signing/create.json", async (context) => {
    const { files, signers = [], ...request } = checkBody(createBody, await readBody(context.req));
    const uploads = await Promise.all(
      files.map(({ token }, index) => requireUploadedPdf(sandbox, token, index)),
    );
    return context.json({
      status: "ok",
      ...(await createSigning(sandbox, { ...request, signers }, uploads)),
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
    if (signing?.status !== "completed") throw notFound(documentNotFound);
    const version = store.signatures.list(signing.token).length;
    return sendVersion(context, sandbox, { ...signing, name: fileName(signing.token), version });
  });

  routes.get("/signing/:token/download/:signerId", (context) => {
    const { token, signerId } = context.req.param();
    const signature = store.signatures.findOfSigner(token, signerId);
    if (!signature) throw notFound(documentNotFound);
    return sendVersion(context, sandbox, { token, name: fileName(token), version: signature.version });
  });

  routes.post("/signing/:token/delete.json", async (context) => {
    if (!(await removeSigning(sandbox, context.req.param("token")))) throw notFound(signingNotFound);
    return context.json({ status: "ok" });
  });

  const fileName = (token: string) => store.signings.listFiles(token)[0]?.name ?? "document.pdf";
  return routes;
}
