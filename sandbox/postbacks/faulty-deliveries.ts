import { newToken } from "../base/tokens";
import type { Delivery } from "./deliver-postback";

type Json = Record<string, unknown>;

/** The same body as a form with bracket keys, which some integrators received (docs/gateway.md#postbacks). */
export const formEncoded = ({ url, body }: Delivery): Delivery => ({
  url,
  contentType: "application/x-www-form-urlencoded",
  body: new URLSearchParams(bracketKeys(JSON.parse(body) as Json)).toString(),
});

/** What an attacker who knows the URL could send: a completion with their own file. */
export const forged = ({ url, body }: Delivery): Delivery => ({
  url,
  contentType: "application/json",
  body: JSON.stringify({
    status: "ok",
    token: (JSON.parse(body) as Json).token,
    action: "signing_completed",
    file: `https://files.example/api/signing/${newToken()}/download`,
    file_digest: "0".repeat(64),
    valid_to: "2099-01-01 00:00:00",
  }),
});

function bracketKeys(value: Json, prefix = ""): [string, string][] {
  return Object.entries(value).flatMap(([name, part]) => {
    const key = prefix === "" ? name : `${prefix}[${name}]`;
    return typeof part === "object" && part !== null
      ? bracketKeys(part as Json, key)
      : [[key, String(part)] as [string, string]];
  });
}
