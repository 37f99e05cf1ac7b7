import { parseArgs } from "node:util";

/** A gateway that somebody else runs. */
export type GatewayTarget = { url: string; token: string };

/** A sentence for whoever called the suite wrongly. */
export class TargetError extends Error {
  override name = "TargetError";
}

/**
 * Reads which gateway the suite is to be played against.
 *
 * @param args as in `--url https://… --token …`
 * @returns undefined for a sandbox of the suite's own
 * @throws {TargetError} when only one of the two is given, or the address is none
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
