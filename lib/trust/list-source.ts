import type { ListProblem } from "@/lib/domain/trust/list-state";
import type { Egress } from "@/lib/egress/egress";
import { EgressError } from "@/lib/egress/egress-error";
import { ListFault } from "./lists/list-fault";

/** Where lists come from. Each method throws a `ListFault` if there is no such list. */
export type ListSource = {
  listOfLists(): Promise<FoundList>;
  /** A former list of lists, which names the certificates of the next ones. */
  pivot(url: string): Promise<Uint8Array>;
  national(pointer: { territory: string; url: string }): Promise<Uint8Array>;
};

type FoundList = { url: string; bytes: Uint8Array };

/** Several times the largest list of today. */
export const maxListBytes = 32 * 1024 * 1024;
const timeoutMs = 60_000;

/** Lists on the internet, from the address of a list of lists. */
export function listsOnline(egress: Egress, url: string, signal?: AbortSignal): ListSource {
  async function load(address: string): Promise<Uint8Array> {
    try {
      return (await egress.request(address, { maxBytes: maxListBytes, timeoutMs, signal })).bytes;
    } catch (cause) {
      if (!(cause instanceof EgressError)) throw cause;
      throw new ListFault(problemOf(cause), { cause });
    }
  }
  return {
    listOfLists: async () => ({ url, bytes: await load(url) }),
    pivot: load,
    national: (pointer) => load(pointer.url),
  };
}

function problemOf({ failure }: EgressError): ListProblem {
  if (failure === "too_large") return "too_large";
  return failure === "status" ? "not_found" : "unreachable";
}
