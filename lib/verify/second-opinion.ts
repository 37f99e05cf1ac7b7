import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import type { SecondOpinion } from "@/lib/domain/validation/second-opinion";
import { UserFacingError } from "@/lib/domain/request/user-facing-error";
import type { FileToValidate, GatewayClient } from "@/lib/gateway/contract";
import { GatewayError } from "@/lib/gateway/gateway-error";
import type { FileReader, Reading } from "@/lib/reader/file-reader";
import { withoutPersonalCodes } from "@/lib/validation/certificates/personal-codes";
import type { UploadedFile } from "./with-uploaded-file";

type Context = {
  gateway: GatewayClient;
  reader: FileReader;
  log: (message: string, error?: unknown) => void;
};

/**
 * Has the gateway validate a file. The whole file is sent there under a neutral name.
 *
 * @throws {UserFacingError} if the gateway does not respond or cannot read the file
 */
export async function requestSecondOpinion(
  { gateway, reader, log }: Context,
  { path, sha256, sizeBytes }: UploadedFile,
  { fileName, reading }: { fileName: string; reading: Reading },
): Promise<SecondOpinion> {
  const kind = await reader.kindOf({ path }, reading);
  const type = kind === "pdf" ? kind : containerTypeOf(fileName);
  const content = Readable.toWeb(
    createReadStream(/*turbopackIgnore: true*/ path),
  ) as ReadableStream<Uint8Array>;
  const file = { type, name: `document.${type}`, digest: sha256, content, sizeBytes };
  try {
    const signatures = await gateway.validateFile(file, { signal: reading.signal });
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

/** Kinds of containers are told apart by the file name only, because most have the same content. */
function containerTypeOf(fileName: string): FileToValidate["type"] {
  const extension = fileName.split(".").at(-1)?.toLowerCase();
  return containers.find((type) => type === extension) ?? "asice";
}
