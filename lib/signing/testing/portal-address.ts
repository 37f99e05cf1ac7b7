import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { vi } from "vitest";
import { onTestEnd } from "@/lib/base/testing/on-test-end";
import type { WorkflowContext } from "../rules/workflow-context";
import { answerGateway } from "./answer-gateway";
import { patience } from "./patience";

/** The part of a portal that the gateway calls: files by one-time URL, and postbacks. */
export async function startPortalAddress() {
  let context: WorkflowContext | undefined;
  let postbacks = 0;
  const server = createServer((request, response) => {
    if (!context) throw new Error("The gateway called before the portal was there.");
    answerGateway(context, request, response).then(
      (kind) => void (postbacks += kind === "postback" ? 1 : 0),
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestEnd(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    serve: (portal: WorkflowContext) => void (context = portal),
    /** Waits until this many postbacks have been taken since the start. */
    untilPostbacks: (count: number) =>
      vi.waitFor(() => {
        if (postbacks < count) throw new Error(`${postbacks} postbacks came, not ${count}.`);
      }, patience),
  };
}
