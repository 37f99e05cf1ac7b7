import type { GatewayProbeEvent } from "@/lib/domain/gateway/gateway-probe";
import { readJsonLines } from "../read-json-lines";

/**
 * Starts a test of the way to the gateway and gives what is told of it, as it comes.
 *
 * @throws {Error} where the portal does not answer as it should
 */
export async function* readProbeEvents(): AsyncGenerator<GatewayProbeEvent> {
  const answer = await fetch("/api/admin/gateway/test", { method: "POST" });
  if (!answer.ok || !answer.body) throw new Error(`The test answered ${answer.status}.`);
  yield* readJsonLines<GatewayProbeEvent>(answer.body);
}
