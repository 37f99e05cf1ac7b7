import { sign } from "node:crypto";
import { createTimeStamp } from "@/sandbox/cms/time-stamp";
import { makeHolder } from "./test-pki";

/** A time-stamping authority of its own: a function that makes tokens over bytes. */
export async function testAuthority(): Promise<(bytes: Uint8Array) => Promise<Buffer>> {
  const { credential } = await makeHolder("Time-stamps", "stamping", undefined);
  const signer = {
    certificate: Buffer.from(credential.certificate.rawData),
    chain: [],
    scheme: { family: "ecdsa", hash: "sha256" } as const,
    sign: async (bytes: Buffer) => sign("sha256", bytes, credential.privateKey),
  };
  return (bytes) => createTimeStamp(Buffer.from(bytes), new Date(), signer);
}
