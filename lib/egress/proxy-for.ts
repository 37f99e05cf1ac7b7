/** The proxies for requests to the internet. */
export type ProxySettings = {
  /** For https addresses, and for http addresses unless they have one of their own. */
  https?: string;
  http?: string;
  /** Hosts that are reached without a proxy: names, which include their subdomains, addresses, or "*"; with commas. */
  bypass?: string;
};

/** The proxy through which a URL is requested, if any. */
export function proxyFor({ protocol, hostname, port }: URL, settings: ProxySettings): string | undefined {
  const host = hostname.replace(/^\[|\]$/g, "");
  const isBypassed = (settings.bypass ?? "")
    .split(/[\s,]+/)
    .filter(Boolean)
    .some((entry) => {
      const [, name = entry, ofPort] = /^(.*):(\d+)$/.exec(entry.includes("::") ? "" : entry) ?? [];
      if (ofPort && ofPort !== (port || (protocol === "https:" ? "443" : "80"))) return false;
      const bare = name.toLowerCase().replace(/^\*?\./, "");
      return name === "*" || host === bare || host.endsWith(`.${bare}`);
    });
  if (isBypassed) return undefined;
  return protocol === "https:" ? settings.https : (settings.http ?? settings.https);
}
