import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { openGrantedFile } from "@/lib/files/granted-file";
import { takeFetchedFile } from "../signals/frame-event";
import { signingOfPostback } from "../rules/postback-address";
import { takePostback } from "../signals/take-postback";
import type { WorkflowContext } from "../rules/workflow-context";

/**
 * Handles a request of the gateway as the portal's routes do: for a file by its one-time URL, or with a postback.
 *
 * @returns which of the two it was
 */
export async function answerGateway(
  portal: WorkflowContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<"file" | "postback"> {
  const [, , resource = "", token = ""] = (request.url ?? "").split("/");
  if (resource === "files") {
    const file = await openGrantedFile(portal, token, (fileId) => takeFetchedFile(portal, fileId));
    if (file) {
      response.writeHead(200, { "content-length": file.sizeBytes });
      await pipeline(Readable.fromWeb(file.bytes as Parameters<typeof Readable.fromWeb>[0]), response);
    } else response.writeHead(404).end();
    return "file";
  }
  const signingId = signingOfPostback(portal.keyedHash, token);
  const contentType = request.headers["content-type"] ?? "";
  await takePostback(portal, { signingId, contentType, body: await text(request), isWhole: true });
  response.writeHead(200).end();
  return "postback";
}
