import { GatewayError } from "../gateway-error";

/** `path` with its variable parts encoded: path`api/signing/${token}/status.json`. */
export function path(parts: TemplateStringsArray, ...values: string[]): string {
  return parts.reduce((joined, part, index) => joined + encodeURIComponent(values[index - 1] ?? "") + part);
}

/**
 * Whether an address that the gateway answered lies at the gateway itself. The access token is appended to
 * it, so any other origin would be handed the token (docs/gateway.md#downloading).
 *
 * @throws {GatewayError} `contract` for a foreign origin
 */
export function requireOwnOrigin(address: string, baseUrl: string, operation: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || url.origin !== new URL(baseUrl).origin || url.username || url.password)
    throw new GatewayError("contract", operation, {
      cause: new Error(
        `The file lies at ${url?.origin ?? "an unreadable address"}, which is not the gateway.`,
      ),
    });
  return url;
}

/** The page on which one signer signs, made to be shown in a frame (docs/gateway.md#embedding). */
export function signingPageUrl(baseUrl: string, signingToken: string, signerToken: string): string {
  const url = new URL(path`signing/${signingToken}`, `${baseUrl}/`);
  url.searchParams.set("access_token", signerToken);
  return url.href;
}

/** The vendor's script that tells the page what happens in the frame. */
export function frameScriptUrl(baseUrl: string): string {
  return `${baseUrl}/js/isign.frame.js`;
}
