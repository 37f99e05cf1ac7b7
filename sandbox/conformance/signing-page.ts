import { gateway, json, send, until } from "./client";
import type { NewSigning } from "./new-signing";

/** Published test identities. */
export const identities = {
  smartid: { method: "smartid", country: "LT", code: "50001029996" },
  card: { method: "stationary", country: "LT", code: "51001091072" },
  mobile: { method: "mobile", phone: "+37060000666", code: "50001018865" },
} as const;

/**
 * Signs as one signer through the calls of the sandbox's signing page (sandbox/README.md#signing-without-a-browser).
 */
export async function signOnPage(
  { token, signers }: NewSigning,
  signerId: string,
  claim: object = identities.smartid,
): Promise<void> {
  if (!gateway.isSandbox) throw new Error("Only a sandbox's pages can be signed on by a program.");
  const sessions = `/signing/${token}/sessions`;
  const access = { token: signers[signerId] ?? "" };
  const { body } = await send("POST", sessions, { body: json(claim), ...access });
  const poll = () => send("GET", `${sessions}/${String(body.id)}`, access);
  if (body.needs_pin) await send("POST", `${sessions}/${String(body.id)}/confirm`, access);
  const ended = await until(poll, (answer) => answer.body.status !== "waiting");
  if (ended.body.status !== "signed") throw new Error(`Not signed: ${JSON.stringify(ended.body)}`);
}
