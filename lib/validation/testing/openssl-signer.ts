import { execFileSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { selfIssuedKey } from "./self-issued-key";

type Signed = {
  /** The format of the message: "DER", "PEM", or BER without lengths ("stream"). */
  format?: "DER" | "PEM" | "stream";
  isDetached?: boolean;
  isCades?: boolean;
};

export type OpensslSigner = { keyFile: string; certificateFile: string };

/** A key with a self-issued certificate in files, for `openssl`, which shares no code with Paraph. */
export async function opensslSigner(folder: string, name: string): Promise<OpensslSigner> {
  const keyFile = path.join(folder, `${name}.key.pem`);
  const certificateFile = path.join(folder, `${name}.pem`);
  const { key, certificate } = await selfIssuedKey({
    kind: "P-256",
    subject: `C=LT, CN=${name}`,
    signedAt: new Date(),
  });
  writeFileSync(keyFile, key.export({ type: "pkcs8", format: "pem" }));
  writeFileSync(certificateFile, new X509Certificate(certificate).toString());
  return { keyFile, certificateFile };
}

/** A CMS message over content, signed now by all signers. */
export function signWithOpenssl(
  folder: string,
  content: Uint8Array,
  signers: OpensslSigner[],
  { format = "DER", isDetached = false, isCades = true }: Signed = {},
): Buffer {
  const [input, output] = [path.join(folder, "content"), path.join(folder, "message")];
  writeFileSync(input, content);
  const by = signers.flatMap(({ keyFile, certificateFile }) => [
    "-signer",
    certificateFile,
    "-inkey",
    keyFile,
  ]);
  const form = format === "stream" ? ["-outform", "DER", "-stream"] : ["-outform", format, "-nosmimecap"];
  const options = [...(isDetached ? [] : ["-nodetach"]), ...(isCades ? ["-cades"] : []), ...form];
  const common = ["cms", "-sign", "-binary", "-md", "sha256", "-in", input, "-out", output];
  execFileSync("openssl", [...common, ...options, ...by], { stdio: "pipe" });
  return readFileSync(output);
}

/** The verdict of openssl on a CMS message in DER, over what it encloses or over content beside it. */
export function verifyWithOpenssl(folder: string, message: Uint8Array, content?: Uint8Array): "OK" | "FAIL" {
  const [messageFile, contentFile] = [path.join(folder, "to-verify"), path.join(folder, "content-to-verify")];
  writeFileSync(messageFile, message);
  if (content) writeFileSync(contentFile, content);
  const options = ["-binary", "-noverify", "-inform", "DER", "-in", messageFile, "-out", "/dev/null"];
  try {
    execFileSync("openssl", ["cms", "-verify", ...options, ...(content ? ["-content", contentFile] : [])], {
      stdio: "pipe",
    });
    return "OK";
  } catch {
    return "FAIL";
  }
}
