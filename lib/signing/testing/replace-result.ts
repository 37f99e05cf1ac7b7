import { createHash } from "node:crypto";
import type { TestWorkflow } from "./test-workflow";

/** Lets the gateway announce and deliver this file as the finished one. */
export function replaceResult({ gateway }: Pick<TestWorkflow, "gateway">, bytes: Buffer): void {
  const digest = createHash("sha256").update(bytes).digest("hex");
  gateway.interfere(async (operation, pass) => {
    const answer = await pass();
    if (operation === "download") return { ...answer, body: bytes };
    if (operation !== "status") return answer;
    const text = answer.body.toString().replace(/"file_digest":"\w+"/, `"file_digest":"${digest}"`);
    return { ...answer, body: Buffer.from(text) };
  });
}
