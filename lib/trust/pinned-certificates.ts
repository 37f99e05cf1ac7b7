import { readFileSync } from "node:fs";
import path from "node:path";
import type { Handle } from "@/db/client";
import { listPins } from "@/db/repositories/trust-certificates";
import { certificatesInFile } from "./certificates-in-file";

/** The pinned certificates of this release (lib/trust/pinned). */
export const releasePins = {
  day: "2026-04-14",
  /** Where they were announced, as the list of lists names it. */
  announcement: "https://eur-lex.europa.eu/eli/C/2026/1944/oj",
  read: (): Buffer[] =>
    certificatesInFile(
      readFileSync(path.join(/*turbopackIgnore: true*/ process.cwd(), "lib/trust/pinned/eu-2026-04-14.pem")),
    ),
};

/** The certificates by which the list of lists may be signed, DER: an admin's, or else those of the release. */
export async function readPins(handle: Handle): Promise<{ certificates: Buffer[]; isOfRelease: boolean }> {
  const own = await listPins(handle);
  if (own.length > 0) return { certificates: own.map(({ certificate }) => certificate), isOfRelease: false };
  return { certificates: releasePins.read(), isOfRelease: true };
}
