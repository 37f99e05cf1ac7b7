import type { SignatureWarning } from "@/lib/domain/validation/signature-conclusion";
import type { ArchiveFile, ArchiveLimits } from "./archive-layout";
import { type Archive, openArchive } from "./open-archive";
import { ArchiveError } from "./archive-error";
import { type ContainerKind, findKind, kindOfContent } from "./container-kind";

export const containerMediaType = "application/vnd.etsi.asic-e+zip";

/** How a container differs from ETSI EN 319 162-1 without becoming ambiguous. */
type ContainerOddity = SignatureWarning &
  ("mimetype_missing" | "mimetype_not_first" | "mimetype_compressed" | "mimetype_wrong");

/** A ZIP of signed files. */
export type Container = Archive & {
  readonly kind: ContainerKind;
  readonly oddities: readonly ContainerOddity[];
};

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
 * Opens an ASiC-E container exactly as ETSI EN 319 162-1 (4.4 and annex A.1) describes it: its first file is an
 * uncompressed `mimetype` with the right media type. The caller closes it.
 *
 * @throws {ArchiveError} for anything else
 * @throws errors of the file system, e.g. ENOENT
 */
export async function openContainer(path: string, limits: ArchiveLimits): Promise<Container> {
  const container = await openForeignContainer(path, limits);
  const problem = findDeviation(container);
  if (!problem) return container;
  container.close();
  throw new ArchiveError(problem);
}

function findDeviation({ kind, oddities, files }: Container): ArchiveError["problem"] | undefined {
  if (oddities.length > 0) return "not_container";
  if (kind !== "asice") return "container_kind_unknown";
  return files.every(({ isUtf8Name }) => isUtf8Name) ? undefined : "container_unsafe";
}

/**
 * Opens a container of any kind and writer: ASiC-E or ASiC-S (ETSI EN 319 162-1), BDoc, EDoc, ADoc, or a signed
 * OpenDocument. A `mimetype` that is missing, compressed, wrong or not first is an oddity, because all readers find the
 * same files all the same; the kind then follows from the files. The caller closes it.
 *
 * @throws {ArchiveError} for a ZIP that holds no signatures, or that readers could interpret differently
 * @throws errors of the file system, e.g. ENOENT
 */
export async function openForeignContainer(path: string, limits: ArchiveLimits): Promise<Container> {
  const archive = await openArchive(path, limits);
  try {
    if (archive.files.some(isMisleading)) throw new ArchiveError("container_unsafe");
    const mediaType = await readMediaType(archive);
    const declared = mediaType === undefined ? undefined : findKind(mediaType, archive.files);
    const kind = declared ?? kindOfContent(archive.files);
    if (!kind)
      throw new ArchiveError(
        archive.files.some(isOfficeSignature) ? "container_kind_unknown" : "not_container",
      );
    return { ...archive, kind, oddities: findOddities(archive, mediaType !== undefined && !declared) };
  } catch (error) {
    archive.close();
    throw error;
  }
}

/** Names that some readers would take for the `mimetype` or the folder of signatures, and others for signed files. */
const isMisleading = ({ name }: ArchiveFile) =>
  /^(meta-inf\/|mimetype$)/i.test(name.trim()) && !/^(META-INF\/|mimetype$)/.test(name);

/** A signature of an Office document (ECMA-376-2, 13), which is of another kind than all of these. */
const isOfficeSignature = ({ name }: ArchiveFile) => /^_xmlsignatures\/.*\.xml$/.test(name);

async function readMediaType(archive: Archive): Promise<string | undefined> {
  const file = archive.files.find(({ name }) => name === "mimetype");
  if (!file) return undefined;
  return file.sizeBytes > 200
    ? ""
    : (await archive.readWhole(file, 200)).toString("utf8").replace(/\s+$/, "");
}

function findOddities({ files }: Archive, isWrong: boolean): ContainerOddity[] {
  const [first] = files.toSorted((left, right) => left.start - right.start);
  const mimetype = files.find(({ name }) => name === "mimetype");
  if (!mimetype) return ["mimetype_missing"];
  return [
    ...(first === mimetype ? [] : (["mimetype_not_first"] as const)),
    ...(mimetype.isStored ? [] : (["mimetype_compressed"] as const)),
    ...(isWrong ? (["mimetype_wrong"] as const) : []),
  ];
}
