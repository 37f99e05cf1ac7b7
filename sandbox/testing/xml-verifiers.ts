import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { readContainer } from "../asic/read-container";
import { temporaryFolder } from "./test-sandbox";

const run = promisify(execFile);

/**
 * Verifies one signature of a container with xmlsec1.
 *
 * @param trustedPem the trusted certificates
 * @returns its output; rejects if the signature is invalid
 */
export async function xmlsec(
  container: Uint8Array,
  signatureFile: string,
  trustedPem: string,
): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, bytes] of readContainer(container).entries) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), bytes);
  }
  await writeFile(path.join(folder, "trusted.pem"), trustedPem);
  const options = [
    "--enabled-reference-uris",
    "empty,same-doc,local,remote",
    "--id-attr:Id",
    "SignedProperties",
  ];
  const trust = ["--trusted-pem", "trusted.pem", "--X509-skip-strict-checks"];
  const { stdout, stderr } = await run("xmlsec1", ["--verify", ...options, ...trust, signatureFile], {
    cwd: folder,
  });
  return stdout + stderr;
}
