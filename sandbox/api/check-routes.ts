import { Hono } from "hono";
import { z } from "zod";
import type { Sandbox } from "../parts/sandbox";
import { primaryTypes } from "../domain/signing-type";
import { validateFile } from "../validation/validate-file";
import { checkBody } from "../http/check-body";
import { decodeContent, fileContent } from "./body-file";
import { readBody } from "../http/read-body";

const body = z.strictObject({
  type: z.enum(primaryTypes, "This is not a type of file."),
  file: fileContent,
});

/** The call that verifies any signed file. */
export function checkRoutes(sandbox: Sandbox) {
  const routes = new Hono();
  routes.post("/file/check.json", async (context) => {
    const { type, file } = checkBody(body, await readBody(context.req));
    const bytes = decodeContent(file.content, file.digest);
    return context.json({ status: "ok", structure: await validateFile(sandbox, { type, bytes }) });
  });
  return routes;
}
