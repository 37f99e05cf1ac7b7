import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { unzipSync } from "fflate";
import type { SandboxGateway } from "@/testing/sandbox-gateway";

const run = promisify(execFile);

/** The names of the signature files in a container. */
export const signatureFiles = (entries: Record<string, Uint8Array>): string[] =>
  Object.keys(entries).filter((name) => /^META-INF\/signatures\d+\.xml$/.test(name));

/**
 * Verifies every signature in a container with xmlsec1, independently of Paraph.
 *
 * @returns the report of xmlsec1 on each
 * @throws {Error} if a signature is invalid
 */
export async function xmlsec(container: Buffer, gateway: SandboxGateway): Promise<string[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "paraph-container-"));
  try {
    await mkdir(path.join(folder, "META-INF"));
    const entries = unzipSync(container);
    for (const [name, bytes] of Object.entries(entries)) await writeFile(path.join(folder, name), bytes);
    const authority = path.join(folder, "ca.pem");
    await writeFile(authority, await gateway.certificateAuthority());
    const options = ["--verify", "--trusted-pem", authority, "--id-attr:Id", "SignedProperties"];
    const uris = ["--enabled-reference-uris", "empty,same-doc,local,remote"];
    const verify = async (file: string) => {
      const { stdout, stderr } = await run("xmlsec1", [...options, ...uris, file], { cwd: folder });
      return stdout + stderr;
    };
    return await Promise.all(signatureFiles(entries).map(verify));
  } finally {
    await rm(folder, { recursive: true });
  }
}
