import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { temporaryFolder } from "./test-sandbox";

const run = promisify(execFile);

/** Returns the output of poppler's pdfsig for a file, with the sandbox's CA trusted. */
export async function pdfsig(pdf: Uint8Array, caPem: string): Promise<string> {
  const folder = await temporaryFolder();
  const database = `sql:${folder}`;
  await writeFile(path.join(folder, "ca.pem"), caPem);
  await writeFile(path.join(folder, "signed.pdf"), pdf);
  await run("certutil", ["-N", "-d", database, "--empty-password"]);
  await run("certutil", [
    "-A",
    "-d",
    database,
    "-n",
    "ca",
    "-t",
    "CT,C,C",
    "-i",
    path.join(folder, "ca.pem"),
  ]);
  const { stdout } = await run("pdfsig", ["-nssdir", database, path.join(folder, "signed.pdf")]);
  return stdout;
}

/** Every signature of a file: the CMS of /Contents and the bytes that its /ByteRange covers. */
export function signaturesIn(pdf: Buffer) {
  return [...pdf.toString("latin1").matchAll(/\/ByteRange\s*\[\s*0 (\d+) (\d+) (\d+)\s*\]/g)].map((match) => {
    const [contentsStart = 0, contentsEnd = 0, tail = 0] = match.slice(1).map(Number);
    const hex = pdf.toString("latin1", contentsStart + 1, contentsEnd - 1);
    const cms = Buffer.from(hex, "hex");
    return {
      cms: cms.subarray(0, derLength(cms)),
      covered: Buffer.concat([pdf.subarray(0, contentsStart), pdf.subarray(contentsEnd, contentsEnd + tail)]),
      end: contentsEnd + tail,
    };
  });
}

/** What each of the updates adds: a signature or only evidence. @param updates the bytes behind the first file */
export const revisionsOf = (updates: Buffer) =>
  updates
    .toString("latin1")
    .split("%%EOF")
    .slice(0, -1)
    .map((update) => {
      if (update.includes("/ByteRange")) return "signature";
      return ["/DSS", "/OCSPs", "/CRLs"].every((entry) => update.includes(entry)) ? "evidence" : "other";
    });

/** The length of a DER value with a two-byte long-form length, as all signatures here have. */
const derLength = (der: Buffer) => 4 + der.readUInt16BE(2);

/** Runs `openssl cms -verify -cades` on one signature. @returns its output; rejects if the signature is invalid */
export async function opensslCades(
  signature: { cms: Buffer; covered: Buffer },
  caPem: string,
): Promise<string> {
  const folder = await temporaryFolder();
  const file = (name: string) => path.join(folder, name);
  await writeFile(file("ca.pem"), caPem);
  await writeFile(file("signature.der"), signature.cms);
  await writeFile(file("content.bin"), signature.covered);
  const input = ["-inform", "DER", "-in", file("signature.der"), "-content", file("content.bin"), "-binary"];
  const trust = ["-CAfile", file("ca.pem"), "-purpose", "any", "-cades", "-out", file("out.bin")];
  const { stderr } = await run("openssl", ["cms", "-verify", ...input, ...trust]);
  return stderr;
}
