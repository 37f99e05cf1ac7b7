import type { GatewayOperation } from "@/lib/domain/gateway/gateway-call";
import { GatewayError } from "../gateway-error";

/** Builds a path and encodes its variable parts: path`api/signing/${token}/status.json`. */
export function path(parts: TemplateStringsArray, ...values: string[]): string {
  return parts.reduce((joined, part, index) => joined + encodeURIComponent(values[index - 1] ?? "") + part);
}

/**
 * Requires that a URL from the gateway points to the gateway itself. The access token is appended to it, so any other
 * origin would receive the token (docs/gateway.md#downloading).
 *
 * @throws {GatewayError} `contract` for a foreign origin
 */
export function requireOwnOrigin(address: string, baseUrl: string, operation: GatewayOperation): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || url.origin !== new URL(baseUrl).origin || url.username || url.password)
    throw new GatewayError("contract", operation, {
      cause: new Error(
        `The file lies at ${url?.origin ?? "an unreadable address"}, which is not the gateway.`,
      ),
    });
  return url;
}

/** The URL of the page on which one signer signs, shown in a frame (docs/gateway.md#embedding). */
export function signingPageUrl(baseUrl: string, signingToken: string, signerToken: string): string {
  const url = new URL(path`signing/${signingToken}`, `${baseUrl}/`);
  url.searchParams.set("access_token", signerToken);
  return url.href;
}

/** The URL of the vendor's script that reports what happens in the frame to the page. */
export function frameScriptUrl(baseUrl: string): string {
  return `${baseUrl}/js/isign.frame.js`;
}
