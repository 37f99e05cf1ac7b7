import { lookup as resolve, type LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import { EgressError } from "./egress-error";
import { isPublicAddress } from "./public-address";

/**
 * Resolves a name as `dns.lookup` does, and only to public addresses. The connection is made to the very addresses that
 * were checked, so that a name cannot change its address in between.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, found) => {
    const addresses = error ? [] : found.filter(({ address }) => isPublicAddress(address));
    const first: LookupAddress | undefined = addresses[0];
    if (error || !first) callback(error ?? new EgressError("address_refused", hostname), [], 0);
    else if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};
