import type { ListProblem } from "@/lib/domain/trust/list-state";
import { ListFault } from "./lists/list-fault";
import { type ListScheme, listOfListsType } from "./lists/trusted-list";
import type { ListSource } from "./list-source";
import type { ReadList } from "./process/list-jobs";

/** Reads bytes in the process of lists. */
export type ReadBytes = (bytes: Uint8Array, pinned: readonly Uint8Array[] | undefined) => Promise<ReadList>;

export type VerifiedListOfLists = {
  url: string;
  bytes: Uint8Array;
  scheme: ListScheme;
  services: number;
  pivots: number;
};

/** More than have ever been listed. */
const maxPivots = 30;

/**
 * Finds the list of lists and verifies it by the pinned certificates, or by those that its pivots lead to: each pivot
 * is signed by the certificates before, and names the next ones (ETSI TS 119 615, 4.1.4).
 *
 * @throws {ListFault} if neither leads to its signer
 */
export async function readListOfLists(
  { source, read }: { source: ListSource; read: ReadBytes },
  pinned: readonly Uint8Array[],
): Promise<VerifiedListOfLists> {
  const { url, bytes } = await source.listOfLists();
  const direct = await read(bytes, pinned);
  if (direct.kind === "list") return { ...schemeOf(direct), url, bytes, pivots: 0 };
  if (direct.problem !== "signed_by_other")
    throw new ListFault(direct.problem, { issuedAt: direct.issuedAt });

  // What the list says of its pivots is verified with the list, by the certificates that they lead to.
  const { scheme } = schemeOf(await read(bytes, undefined));
  let [certificates, pivots] = [pinned, 0];
  for (const address of pivotsOf(scheme)) {
    const pivot = await readPivot(address, certificates);
    if (!pivot) continue;
    certificates = nextCertificates(pivot);
    pivots++;
  }
  return { ...schemeOf(await read(bytes, certificates)), url, bytes, pivots };

  /**
   * Pivots of before the pinned certificates are signed by older ones, and may be gone. All others have to be right.
   */
  async function readPivot(address: string, signers: readonly Uint8Array[]): Promise<ListScheme | undefined> {
    try {
      return schemeOf(await read(await source.pivot(address), signers)).scheme;
    } catch (error) {
      const isOlder = pivots === 0 && error instanceof ListFault && olderProblems.includes(error.problem);
      if (!isOlder) throw error;
      return undefined;
    }
  }
}

const olderProblems: ListProblem[] = ["signed_by_other", "not_found", "unreachable"];

function schemeOf(read: ReadList) {
  if (read.kind === "problem") throw new ListFault(read.problem, { issuedAt: read.issuedAt });
  if (read.scheme.type !== listOfListsType)
    throw new ListFault("other_territory", { issuedAt: read.scheme.issuedAt });
  return { scheme: read.scheme, services: read.services };
}

/** The addresses of pivots, oldest first. The list names the newest first, with announcements in between. */
const pivotsOf = ({ informationUris }: ListScheme): string[] =>
  [...new Set(informationUris.filter((uri) => /^https?:.*\.xml$/i.test(uri)))].slice(0, maxPivots).reverse();

const nextCertificates = ({ pointers }: ListScheme): Buffer[] =>
  pointers.filter(({ type }) => type === listOfListsType).flatMap(({ certificates }) => certificates);
