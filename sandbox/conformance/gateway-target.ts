import { parseArgs } from "node:util";

/** A gateway other than the suite's own sandbox. */
export type GatewayTarget = { url: string; token: string };

/** The suite was started with invalid arguments; the message says which. */
export class TargetError extends Error {
  override name = "TargetError";
}

/**
 * Reads from the arguments which gateway the suite tests.
 *
 * @param args as in `--url https://… --token …`
 * @returns undefined for the suite's own sandbox
 * @throws {TargetError} when only one of the two is given, or the address is invalid
 */
export function readTarget(args: readonly string[]): GatewayTarget | undefined {
  const { url, token } = optionsOf(args);
  if (url === undefined && token === undefined) return undefined;
  if (!url || !token) throw new TargetError("Give both --url and --token, or neither.");
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.search !== "")
    throw new TargetError(
      "--url must be the gateway's http or https address, such as https://gateway.example.",
    );
  return { url: url.replace(/\/+$/, ""), token };
}

function optionsOf(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { url: { type: "string" }, token: { type: "string" } } })
      .values;
  } catch (cause) {
    throw new TargetError("Only --url and --token are known, each with its value.", { cause });
  }
}
