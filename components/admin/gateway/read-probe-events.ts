import type { GatewayProbeEvent } from "@/lib/domain/gateway/gateway-probe";
import { readJsonLines } from "../read-json-lines";

/**
 * Starts a probe of the gateway and yields its events as they arrive.
 *
 * @throws {Error} if the portal responds with an error
 */
export async function* readProbeEvents(): AsyncGenerator<GatewayProbeEvent> {
  const response = await fetch("/api/admin/gateway/probe", { method: "POST" });
  if (!response.ok || !response.body) throw new Error(`The test answered ${response.status}.`);
  yield* readJsonLines<GatewayProbeEvent>(response.body);
}
