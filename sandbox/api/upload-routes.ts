import { Hono } from "hono";
import type { Sandbox } from "../parts/sandbox";
import { removeUpload } from "../signing/remove-signing";
import { notFound } from "../http/errors";
import { uploadFile } from "./upload-file";

/** The calls for uploaded files, with the aliases that clients use. */
export function uploadRoutes(sandbox: Sandbox) {
  const { store } = sandbox;
  const routes = new Hono();

  for (const path of ["/file/upload.json", "/upload.json"]) {
    routes.post(path, async (context) => context.json(await uploadFile(sandbox, context.req)));
  }

  const status = (token: string) => {
    const upload = store.uploads.find(token);
    if (!upload) throw notFound("File with such token not found");
    return { status: upload.status, ...(upload.problem === null ? {} : { message: upload.problem }) };
  };
  routes.get("/file/upload/:token/status.json", (context) =>
    context.json(status(context.req.param("token"))),
  );
  for (const path of ["/upload/status/:file{.+\\.json}", "/file/upload/status/:file{.+\\.json}"]) {
    routes.get(path, (context) =>
      context.json(status((context.req.param("file") ?? "").replace(/\.json$/, ""))),
    );
  }

  routes.post("/file/:token/delete.json", async (context) => {
    const token = context.req.param("token");
    if (!(await removeUpload(sandbox, token))) throw notFound("File with such token not found");
    return context.json({ status: "ok", token });
  });
  return routes;
}
