import { execFileSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { unpack } from "./container-files";

/** The verdict of xmlsec1, which shares no code with Paraph, on one signature and the files that it references. */
export async function verifyWithXmlsec(
  bytes: Uint8Array,
  signatureFile = "META-INF/signatures0.xml",
): Promise<"OK" | "FAIL"> {
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries(unpack(bytes))) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  // The certificates are the sandbox's own, so their trust is not checked.
  const options = ["--verify", "--insecure", "--id-attr:Id", "SignedProperties"];
  const uris = ["--enabled-reference-uris", "empty,same-doc,local,remote", signatureFile];
  try {
    execFileSync("xmlsec1", [...options, ...uris], { cwd: folder, stdio: "pipe" });
    return "OK";
  } catch {
    return "FAIL";
  }
}
