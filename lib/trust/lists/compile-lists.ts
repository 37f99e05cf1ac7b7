import { readFileSync } from "node:fs";
import { writeAnchors } from "@/lib/validation/anchors/write-anchors";
import { readList } from "./read-list";
import { decodeXml } from "./scan-xml";

/**
 * Writes the services of lists into one file (lib/validation/anchors). Signatures are not verified again.
 *
 * @param paths the files of the lists; one is in memory at a time
 * @returns how many services could be taken
 * @throws {ListFault} if a list cannot be read
 */
export function compileLists(paths: readonly string[], target: string): { services: number } {
  const writer = writeAnchors(target);
  let services = 0;
  const days = paths.map((path) => {
    const list = readList(decodeXml(readFileSync(path)));
    for (const service of list.services) if (writer.add(service)) services++;
    const { territory, sequenceNumber, issuedAt, nextUpdate } = list.scheme;
    return {
      ...{ country: territory, sequenceNumber },
      ...{ issuedAt: issuedAt.toISOString(), nextUpdate: nextUpdate?.toISOString() ?? null },
    };
  });
  writer.finish(days);
  return { services };
}
