import { sign } from "node:crypto";
import type { CmsSigner } from "@/sandbox/cms/signed-data";
import { createTimeStamp } from "@/sandbox/cms/time-stamp";
import { type Holder, makeHolder } from "./test-pki";

/** Makes tokens over bytes, now or at a time. */
export type Stamping = (bytes: Uint8Array, at?: string) => Promise<Buffer>;

/** A time-stamping authority of its own. */
export async function makeStamping(): Promise<Stamping> {
  return stampingBy(await makeHolder("Time-stamps", "stamping", undefined));
}

export function stampingBy(holder: Holder): Stamping {
  const signer = cmsSignerOf(holder);
  return (bytes, at) => createTimeStamp(Buffer.from(bytes), at ? new Date(at) : new Date(), signer);
}

export const cmsSignerOf = ({ credential }: Holder): CmsSigner => ({
  certificate: Buffer.from(credential.certificate.rawData),
  chain: [],
  scheme: { family: "ecdsa", hash: "sha256" },
  sign: async (bytes: Buffer) => sign("sha256", bytes, credential.privateKey),
});
