import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { TrustedService } from "@/lib/domain/trust/trusted-service";
import type { TrustSource } from "@/lib/reader/validation-inputs";
import { certificatesInFile } from "@/lib/trust/certificates-in-file";
import { listOfListsType } from "@/lib/trust/lists/trusted-list";
import { withListProcess } from "@/lib/trust/process/start-list-process";

export type TrustFolders = {
  /** National trusted lists, which are taken as they are. */
  lists: string | undefined;
  /** Certificates that are trusted besides, as an administrator's are. */
  anchors: string | undefined;
  /** Where the services of the lists are written. */
  temporary: string;
};

/** Who is trusted in a comparison; undefined without any folder. Whose lists they are is for their owner to know. */
export async function openCorpusTrust({
  lists,
  anchors,
  temporary,
}: TrustFolders): Promise<TrustSource | undefined> {
  if (!lists && !anchors) return undefined;
  return {
    path: lists && (await compileLists(lists, path.join(temporary, "services"))),
    services: anchors ? await readAnchors(anchors) : [],
  };
}

async function compileLists(folder: string, target: string): Promise<string> {
  return withListProcess(async (lists) => {
    const paths: string[] = [];
    for (const file of await filesIn(folder)) {
      const read = await lists.read({ path: file, pinned: undefined });
      if (read.kind === "problem") console.error(`${file} is no trusted list: ${read.problem}`);
      else if (read.scheme.type !== listOfListsType) paths.push(file);
    }
    const { services } = await lists.compile({ paths, target });
    console.error(`${services} services of ${paths.length} trusted lists`);
    return target;
  });
}

async function readAnchors(folder: string): Promise<TrustedService[]> {
  const files = await filesIn(folder);
  const read = await Promise.all(files.map(async (file) => certificatesInFile(await readFile(file))));
  return read.flat().map((certificate, index) => ({
    ...{ origin: "portal", country: "", provider: "", name: `Anchor ${index + 1}`, type: "CA/PKC" },
    ...{ certificate: certificate.toString("base64"), history: [] },
  }));
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ name }) => path.join(folder, name))
    .toSorted();
}
