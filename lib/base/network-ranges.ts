import { BlockList, isIP } from "node:net";

/** Whether a text is an address or a range in CIDR notation (RFC 4632), such as 10.0.0.0/8 or fd00::/8. */
export function isNetworkRange(text: string): boolean {
  const [address = "", prefix, ...rest] = text.split("/");
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  if (prefix === undefined) return true;
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128);
}

/**
 * Compiles addresses and ranges.
 *
 * @param ranges each as {@link isNetworkRange} accepts it
 * @returns whether an address is in one of them; an IPv4 address may be written as IPv6 (RFC 4291, 2.5.5.2)
 */
export function networkRanges(ranges: string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = "", prefix] = range.split("/");
    if (prefix === undefined) list.addAddress(address, familyOf(address));
    else list.addSubnet(address, Number(prefix), familyOf(address));
  }
  return (text) => {
    const address = plainAddress(text);
    return isIP(address) !== 0 && list.check(address, familyOf(address));
  };
}

/** An address without the port that some proxies add, and an IPv4 address that is written as IPv6 as IPv4. */
export const plainAddress = (address: string): string =>
  address
    .replace(/^\[(.+)\](?::\d+)?$/, "$1")
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1")
    .replace(/^::ffff:(?=\d+\.)/i, "");

const familyOf = (address: string) => (isIP(address) === 6 ? "ipv6" : "ipv4");
