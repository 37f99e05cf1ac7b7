import { stat } from "node:fs/promises";
import { ReadingBudget } from "@/lib/formats/reading-budget";
import { ArchiveError } from "@/lib/formats/zip/archive-error";
import type { ArchiveFile } from "@/lib/formats/zip/archive-layout";
import { type Container, foreignContainerLimits, openContainer } from "@/lib/formats/zip/open-container";
import type { Archive } from "@/lib/formats/zip/open-archive";
import { cmsIdentity } from "../cms/signature-identity";
import { maxSignatureFileBytes } from "./container-contents";
import { partsOf } from "./container-parts";
import { signatureElements } from "./read-xades-file";
import { bytesOf, requireChild } from "../xml/xml-document";
import { XmlFault } from "../xml/xml-fault";

/**
 * Whether two containers hold the same files, by name and content, and the same signatures, by their values.
 *
 * @throws {TooComplex}, errors of the file system
 */
export async function hasSameContent(onePath: string, otherPath: string): Promise<boolean> {
  const [one, other] = [await contentOf(onePath), await contentOf(otherPath)];
  return one !== undefined && one === other;
}

/** The content in a form that can be compared; `undefined` if it cannot be read. */
async function contentOf(path: string): Promise<string | undefined> {
  const { size } = await stat(path);
  const budget = new ReadingBudget();
  let container: Container | undefined;
  try {
    container = await openContainer(path, foreignContainerLimits(size));
    const files: string[] = [];
    const { content, xades, cades } = partsOf(container);
    for (const file of content)
      files.push(`${(await container.digest(file, "sha256")).toString("hex")} ${file.name}`);
    const values: string[] = [];
    for (const file of xades) values.push(...(await valuesIn(container, file, budget)));
    for (const file of cades)
      values.push(cmsIdentity(await container.readWhole(file, maxSignatureFileBytes)));
    return JSON.stringify([files.toSorted(), values.toSorted()]);
  } catch (error) {
    if (error instanceof XmlFault || error instanceof ArchiveError) return undefined;
    throw error;
  } finally {
    container?.close();
  }
}

async function valuesIn(container: Archive, file: ArchiveFile, budget: ReadingBudget): Promise<string[]> {
  const elements = await signatureElements(container, file, budget);
  return elements.map((element) => bytesOf(requireChild(element, "ds", "SignatureValue")).toString("base64"));
}
