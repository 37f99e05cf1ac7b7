import { Hono } from "hono";
import { z } from "zod";
import { sha256Hex } from "../cms/digest";
import type { Sandbox } from "../parts/sandbox";
import { archiveFile, archiveSigning } from "../signing/archive-signing";
import { signingTypes } from "../domain/signing-type";
import { validateFile } from "../validation/validate-file";
import { optional, webAddress } from "../domain/body-fields";
import { checkBody } from "../http/check-body";
import { fieldError } from "../http/errors";
import { fileContent, fileToken, readBodyFile } from "./body-file";
import { readBody } from "../http/read-body";
import { requireSigning, tokenField } from "./require-signing";

const type = z.enum(signingTypes, "This is not a type of signing.");
const archiveBody = (body: unknown) =>
  checkBody(z.strictObject({ type, file: hasToken(body) ? fileToken : fileContent }), body);

const hasToken = (body: unknown) =>
  z.looseObject({ file: z.looseObject({ token: z.string() }) }).safeParse(body).success;

/** The calls that add long-term validation data to a signing's file or to any file. */
export function archiveRoutes(sandbox: Sandbox) {
  const { withLock } = sandbox;
  const routes = new Hono();

  routes.post("/signing/:token/archive.json", async (context) => {
    const body = await readBody(context.req);
    const { token } = requireSigning(sandbox, context);
    const bodyShape = z.strictObject({ token: tokenField(context), postback_url: optional(webAddress()) });
    const { postback_url } = checkBody(bodyShape, body);
    return withLock(token, async () => {
      const signing = requireSigning(sandbox, context);
      if (signing.status !== "completed")
        throw fieldError(["token"], `A completed signing is expected; this one is ${signing.status}.`);
      await archiveSigning(sandbox, { ...signing, postbackUrl: postback_url ?? signing.postbackUrl });
      return context.json({ status: "ok", token });
    });
  });

  routes.post("/archive.json", async (context) => {
    const request = archiveBody(await readBody(context.req));
    const { name, bytes } = await readBodyFile(sandbox, request.file);
    const archived = await archiveFile(sandbox, request.type, bytes);
    return context.json({
      status: "ok",
      file: { name, content: archived.toString("base64"), digest: sha256Hex(archived) },
      structure: await validateFile(sandbox, { type: request.type, bytes: archived }),
    });
  });
  return routes;
}
