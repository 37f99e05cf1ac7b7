import { isIP } from "node:net";
import { Agent, type Dispatcher, ProxyAgent, request } from "undici";
import { EgressError } from "./egress-error";
import { proxyFor, type ProxySettings } from "./proxy-for";
import { isPublicAddress } from "./public-address";
import { publicLookup } from "./public-lookup";

export type EgressRequest = {
  method?: "GET" | "POST";
  body?: Uint8Array;
  headers?: Record<string, string>;
  /** Errors the request once the body of the answer is longer. */
  maxBytes: number;
  /** For the whole request, redirects included. */
  timeoutMs: number;
  signal?: AbortSignal;
};

type EgressAnswer = { contentType: string; bytes: Buffer };

/** Requests to addresses that files and trusted lists name, which anyone may have chosen. */
export type Egress = {
  /**
   * Requests an http or https address and reads its answer. Up to five redirects of a GET are followed; each of their
   * addresses is checked like the first.
   *
   * @throws {EgressError} for anything but an answer with status 200 within the limits
   * @throws the signal's reason when it is aborted
   */
  request(url: string, options: EgressRequest): Promise<EgressAnswer>;
  /** Ends all requests and connections. */
  close(): Promise<void>;
};

type EgressSettings = {
  proxy?: ProxySettings;
  /** Whether addresses that are not public may be requested: private networks, loopback, link-local. */
  allowsPrivateAddresses: boolean;
  /** Origins whose address need not be public, as that of the sandbox. They are reached without a proxy. */
  trustedOrigins?: string[];
};

const maxRedirects = 5;
const connectTimeoutMs = 10_000;
const redirectStatuses = new Set([301, 302, 303, 307, 308]);
const localName = /(^|\.)(localhost|local|internal)\.?$/;

/**
 * Opens the only client that requests addresses from files and lists. Unless the settings allow it, no connection is
 * made to an address that is not public, whatever its name resolves to. Behind a proxy, names are resolved by the
 * proxy, which has to do that check itself; addresses and local names are refused here all the same.
 */
export function openEgress({
  proxy = {},
  allowsPrivateAddresses,
  trustedOrigins = [],
}: EgressSettings): Egress {
  const open = new Agent({ connect: { timeout: connectTimeoutMs } });
  const guarded = new Agent({ connect: { timeout: connectTimeoutMs, lookup: publicLookup } });
  const direct = allowsPrivateAddresses ? open : guarded;
  const proxies = new Map<string, Dispatcher>();

  function dispatcherFor(url: URL): Dispatcher {
    if (trustedOrigins.includes(url.origin)) return open;
    const uri = proxyFor(url, proxy);
    if (!uri) return direct;
    const known =
      proxies.get(uri) ?? new ProxyAgent({ uri, proxyTunnel: false, connectTimeout: connectTimeoutMs });
    proxies.set(uri, known);
    return known;
  }

  function requireAllowed(url: URL): void {
    if (url.protocol !== "https:" && url.protocol !== "http:")
      throw new EgressError("address_refused", url.protocol);
    const host = url.hostname.replace(/^\[|\]$/g, "");
    const isRefused = isIP(host) ? !isPublicAddress(host) : localName.test(host);
    if (trustedOrigins.includes(url.origin)) return;
    if (isRefused && !allowsPrivateAddresses) throw new EgressError("address_refused", url.host);
  }

  async function send(url: URL, options: EgressRequest, signal: AbortSignal): Promise<URL | EgressAnswer> {
    requireAllowed(url);
    const { statusCode, headers, body } = await request(url, {
      method: options.method ?? "GET",
      body: options.body,
      headers: { "user-agent": "Paraph", ...options.headers },
      dispatcher: dispatcherFor(url),
      signal,
    });
    // A body that is left unread would keep its connection, and errs when it is discarded.
    const discard = () => body.on("error", () => undefined).destroy();
    if (redirectStatuses.has(statusCode)) {
      discard();
      const target = parseUrl(String(headers.location ?? ""), url);
      const isDowngrade = url.protocol === "https:" && target?.protocol !== "https:";
      if (!target || isDowngrade || options.method === "POST")
        throw new EgressError("redirect_refused", url.host);
      return target;
    }
    if (statusCode !== 200) {
      discard();
      throw new EgressError("status", url.host, { status: statusCode });
    }
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of body as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > options.maxBytes) throw new EgressError("too_large", url.host);
      chunks.push(chunk);
    }
    return { contentType: String(headers["content-type"] ?? ""), bytes: Buffer.concat(chunks) };
  }

  return {
    async request(address, options) {
      const timeout = AbortSignal.timeout(options.timeoutMs);
      const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
      let url = parseUrl(address);
      if (!url) throw new EgressError("address_refused", "an address that is no URL");
      try {
        for (let redirects = 0; redirects <= maxRedirects; redirects++) {
          const answer: URL | EgressAnswer = await send(url, options, signal);
          if (!(answer instanceof URL)) return answer;
          url = answer;
        }
      } catch (cause) {
        options.signal?.throwIfAborted();
        if (timeout.aborted) throw new EgressError("timeout", url.host, { cause });
        throw cause instanceof EgressError ? cause : new EgressError("unreachable", url.host, { cause });
      }
      throw new EgressError("redirect_refused", url.host);
    },
    async close() {
      await Promise.all([open, guarded, ...proxies.values()].map((each) => each.destroy()));
    },
  };
}

const parseUrl = (address: string, base?: URL) =>
  URL.canParse(address, base) ? new URL(address, base) : undefined;
