import { unzipSync } from "fflate";
import { isDataFile, UnusableContainerError, type ContainerFile, type Entries } from "./container";

/** Maximum total size of the unpacked entries, against zip bombs. */
const maxUnpackedBytes = 512 * 1024 * 1024;
const maxEntries = 1000;

export type Container = {
  mediaType: string;
  entries: Entries;
  files: ContainerFile[];
  signatures: ContainerFile[];
};

/**
 * Reads a container.
 *
 * @throws {UnusableContainerError} when it is not a zip, is damaged, has an entry twice or is too large
 */
export function readContainer(bytes: Uint8Array): Container {
  const { mimetype, ...rest } = unpack(bytes);
  const entries: Entries = new Map(Object.entries(rest));
  const listed = [...entries].map(([name, content]) => ({ name, bytes: content }));
  return {
    mediaType: mimetype ? Buffer.from(mimetype).toString("latin1").trim() : "",
    entries,
    files: listed.filter(({ name }) => isDataFile(name)),
    signatures: listed.filter(({ name }) => isSignatureFile(name)),
  };
}

/** Any file with such a name may hold XAdES signatures (ETSI EN 319 162-1, 4.4.3.2). */
const isSignatureFile = (name: string) => /^META-INF\/[^/]*signatures[^/]*\.xml$/i.test(name);

function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  const seen = new Set<string>();
  let total = 0;
  try {
    return unzipSync(bytes, {
      filter({ name, originalSize }) {
        total += originalSize;
        if (total > maxUnpackedBytes) throw new UnusableContainerError("The container holds too much.");
        if (seen.has(name)) throw new UnusableContainerError(`The container holds "${name}" twice.`);
        if (seen.add(name).size > maxEntries)
          throw new UnusableContainerError("The container holds too many files.");
        return true;
      },
    });
  } catch (cause) {
    if (cause instanceof UnusableContainerError) throw cause;
    throw new UnusableContainerError("The file is not a container, or it is damaged.", { cause });
  }
}
