import type { GatewayTestNews } from "@/lib/domain/gateway-test";

/**
 * Starts a test of the way to the gateway and gives what is told of it, as it comes.
 *
 * @throws {Error} where the portal does not answer as it should
 */
export async function* readTestNews(): AsyncGenerator<GatewayTestNews> {
  const answer = await fetch("/api/admin/gateway/test", { method: "POST" });
  if (!answer.ok || !answer.body) throw new Error(`The test answered ${answer.status}.`);
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const lines = (rest + read.value).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield JSON.parse(line) as GatewayTestNews;
  }
}
