import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import type { SecondOpinion } from "@/lib/domain/validation/second-opinion";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import type { FileToCheck, GatewayClient } from "@/lib/gateway/contract";
import { GatewayError } from "@/lib/gateway/gateway-error";
import { kindOf } from "@/lib/validation/validate-any-file";
import { withoutPersonalCodes } from "@/lib/validation/cms/personal-codes";
import type { HeldFile } from "./hold-sent-file";

type Asking = { gateway: GatewayClient; log: (message: string, error?: unknown) => void };

/**
 * Has the gateway check a file. The file goes there whole, under a name that says nothing.
 *
 * @throws {UserFacingError} where the gateway does not answer, or cannot read the file
 */
export async function askSecondOpinion(
  { gateway, log }: Asking,
  { path, sha256, sizeBytes }: HeldFile,
  { fileName, signal }: { fileName: string; signal?: AbortSignal },
): Promise<SecondOpinion> {
  const type = await typeOf(path, fileName);
  const content = Readable.toWeb(
    createReadStream(/*turbopackIgnore: true*/ path),
  ) as ReadableStream<Uint8Array>;
  const file = { type, name: `document.${type}`, digest: sha256, content, sizeBytes };
  try {
    const signatures = await gateway.checkFile(file, { signal });
    return signatures.map(({ name, commonName, isValid }) => ({
      name: withoutPersonalCodes(name || commonName),
      isValid,
    }));
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    log("The gateway did not check a file", error);
    const isRefused = error.failure === "refused";
    throw new UserFacingError(
      { code: isRefused ? "second_opinion_refused" : "second_opinion_unavailable" },
      { cause: error },
    );
  }
}

const containers = ["asice", "bdoc", "edoc", "adoc"] as const;

/** The kind of a container is told by its name alone: inside, most are the same. */
async function typeOf(path: string, fileName: string): Promise<FileToCheck["type"]> {
  if ((await kindOf(path)) === "pdf") return "pdf";
  const extension = fileName.split(".").at(-1)?.toLowerCase();
  return containers.find((type) => type === extension) ?? "asice";
}
