import { createHash } from "node:crypto";
import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { createDiskFileStore } from "@/lib/files/disk-file-store";
import { byteStream } from "@/lib/files/testing/byte-stream";
import { filesIn } from "@/lib/files/testing/files-in";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { directReader } from "@/lib/reader/testing/direct-reader";
import { openContainerEntry } from "./container-entry";

const encode = (text: string) => new TextEncoder().encode(text);
const reading = { owner: "ada", purpose: "documents" as const };

test("a file in a stored container is unpacked, and nothing but the container stays on disk", async () => {
  const folder = await temporaryFolder();
  const store = await createDiskFileStore(folder);
  const text = "Sutartis ".repeat(50_000);
  const container = zipSync({
    mimetype: [encode("application/vnd.etsi.asic-e+zip"), { level: 0 }],
    "Sutartis.txt": encode(text),
  });
  const { sha256 } = await store.put(byteStream([container]));
  const file = {
    name: "Sutartis.txt",
    sizeBytes: text.length,
    sha256: createHash("sha256").update(text).digest("hex"),
  };
  const open = (name: string, position: number) =>
    openContainerEntry(
      { store, reader: directReader },
      { sha256, files: [{ ...file, name }] },
      { position, reading },
    );
  expect(await new Response((await open(file.name, 0))!.bytes).text()).toBe(text);
  expect(await open(file.name, 1)).toBeUndefined();
  expect(await open("Priedas.txt", 0)).toBeUndefined();
  expect(await filesIn(folder)).toHaveLength(1);
});
