import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { text } from "node:stream/consumers";
import { vi } from "vitest";
import { grantedFile } from "@/lib/library/granted-file";
import { whenOver } from "@/lib/testing/when-over";
import { takeFetchedFile } from "../hint";
import { signingOfPostback } from "../postback-address";
import { takePostback } from "../take-postback";
import type { WorkflowContext } from "../workflow-context";
import { patience } from "./patience";

/** What the gateway reaches of a portal: its files by one-time address, and its postbacks. */
export async function startPortalAddress() {
  let context: WorkflowContext | undefined;
  let postbacks = 0;
  const server = createServer((request, response) => {
    const [, , what = "", token = ""] = (request.url ?? "").split("/");
    const answer = async (portal: WorkflowContext) => {
      if (what === "files") {
        const file = await grantedFile(portal, token, (fileId) => takeFetchedFile(portal, fileId));
        if (!file) return void response.writeHead(404).end();
        response.writeHead(200, { "content-length": file.sizeBytes });
        return pipeline(Readable.fromWeb(file.bytes as Parameters<typeof Readable.fromWeb>[0]), response);
      }
      const signingId = signingOfPostback(portal.keyedHash, token);
      const contentType = request.headers["content-type"] ?? "";
      await takePostback(portal, { signingId, contentType, body: await text(request), isWhole: true });
      response.writeHead(200).end();
      postbacks += 1;
    };
    if (!context) throw new Error("The gateway called before the portal was there.");
    answer(context).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  whenOver(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    serve: (portal: WorkflowContext) => void (context = portal),
    /** Waits until so many postbacks have been taken since the start. */
    untilPostbacks: (count: number) =>
      vi.waitFor(() => {
        if (postbacks < count) throw new Error(`${postbacks} postbacks came, not ${count}.`);
      }, patience),
  };
}
