import type { ArchiveFile, ArchiveLimits } from "./archive-layout";
import { type Archive, openArchive } from "./open-archive";
import { ArchiveError } from "./archive-error";

export const containerMediaType = "application/vnd.etsi.asic-e+zip";

/** Containers of signed files in older or simpler forms than ASiC-E. */
const otherContainers = /^application\/\S*(asic|[abem]doc)/;

const mebibyte = 1024 * 1024;

/** Besides the files themselves, a container holds signatures with their evidence, and a few manifests. */
const maxOverheadBytes = 64 * mebibyte;
const maxOverheadEntries = 200;

/** The limits of a container with these files, because a small ZIP can unpack to very much. */
export function containerLimits(files: readonly { sizeBytes: number }[]): ArchiveLimits {
  const bytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return {
    maxEntries: files.length + maxOverheadEntries,
    maxUnpackedBytes: bytes + maxOverheadBytes,
  };
}

/** The limits of a container from elsewhere, by its own size: documents hardly compress to less than a tenth. */
export const foreignContainerLimits = (sizeBytes: number): ArchiveLimits => ({
  maxEntries: 1_000,
  maxUnpackedBytes: 20 * sizeBytes + maxOverheadBytes,
});

/** Whether it is one of the files that people signed, not metadata. */
export const isContainerFile = ({ name }: ArchiveFile) =>
  name !== "mimetype" && !name.startsWith("META-INF/");

/**
 * Opens an ASiC-E container: its first file is an uncompressed `mimetype` with the right media type, and `META-INF` is
 * spelled exactly so (ETSI EN 319 162-1, 4.4 and annex A.1). The caller closes it.
 *
 * @throws {ArchiveError} for anything else
 * @throws errors of the file system, e.g. ENOENT
 */
export async function openContainer(path: string, limits: ArchiveLimits): Promise<Archive> {
  const archive = await openArchive(path, limits);
  try {
    const [first] = archive.files.toSorted((left, right) => left.start - right.start);
    if (first?.name !== "mimetype" || !first.isStored) throw new ArchiveError("not_container");
    const mediaType = (await archive.readWhole(first, 100)).toString("latin1").trim();
    if (mediaType !== containerMediaType)
      throw new ArchiveError(otherContainers.test(mediaType) ? "container_kind_unknown" : "not_container");
    const isMisleading = ({ name }: ArchiveFile) =>
      /^(meta-inf\/|mimetype$)/i.test(name) && !/^(META-INF\/|mimetype$)/.test(name);
    if (archive.files.some(isMisleading)) throw new ArchiveError("container_unsafe");
    return archive;
  } catch (error) {
    archive.close();
    throw error;
  }
}
