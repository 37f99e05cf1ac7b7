import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { unzipSync } from "fflate";
import type { SandboxGateway } from "@/testing/sandbox-gateway";

/** Verifies the signature in a container with xmlsec1, independently of Paraph. @returns the report of xmlsec1 */
export async function xmlsec(container: Buffer, gateway: SandboxGateway): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), "paraph-container-"));
  mkdirSync(path.join(folder, "META-INF"));
  for (const [name, bytes] of Object.entries(unzipSync(container)))
    writeFileSync(path.join(folder, name), bytes);
  const authority = path.join(folder, "ca.pem");
  writeFileSync(authority, await gateway.certificateAuthority());
  const options = ["--verify", "--trusted-pem", authority, "--id-attr:Id", "SignedProperties"];
  const uris = ["--enabled-reference-uris", "empty,same-doc,local,remote", "META-INF/signatures0.xml"];
  return execFileSync("sh", ["-c", 'xmlsec1 "$@" 2>&1', "xmlsec1", ...options, ...uris], {
    cwd: folder,
    encoding: "utf8",
  });
}
