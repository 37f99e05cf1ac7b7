import { createHash } from "node:crypto";
import { createGatewayClient } from "@/lib/gateway/dokobit/client";
import { personalCodes } from "./personal-codes";
import { accessToken, startTestGateway } from "./test-gateway";

export type SampleFile = { name: string; bytes: Uint8Array };

/** A container from the gateway with these files, signed by this many people, and its announced digest. */
export async function signedContainer(files: SampleFile[], signerCount = 2) {
  const sandbox = await startTestGateway();
  const limits = { timeoutMs: 20_000, transferTimeoutMs: 20_000 };
  const gateway = createGatewayClient({
    baseUrl: sandbox.url,
    accessToken,
    now: () => new Date(),
    ...limits,
  });
  const tokens: { token: string }[] = [];
  for (const { name, bytes } of files) {
    const digest = createHash("sha256").update(bytes).digest("hex");
    const content = new Blob([Buffer.from(bytes)]).stream();
    const { token } = await gateway.uploadFile({ name, digest, content, sizeBytes: bytes.length });
    await sandbox.untilUploadSettled(token);
    tokens.push({ token });
  }
  const signers = personalCodes.slice(0, signerCount).map((_, index) => ({
    ...{ id: `signer-${index}`, name: "Ona", surname: "Onaitė", purpose: "signature" as const },
  }));
  const { token, signerTokens } = await gateway.createSigning({
    ...{ type: "asice", name: "Lease", language: "en", files: tokens, signers },
    postbackUrl: "http://127.0.0.1:9/postback",
  });
  for (const [index, { id }] of signers.entries())
    await sandbox.sign({
      signingToken: token,
      signerToken: signerTokens[id] ?? "",
      code: personalCodes[index] ?? "",
    });
  const { file, fileDigest } = await gateway.getSigningStatus(token);
  const bytes = Buffer.from(await new Response(await gateway.download(file ?? "")).arrayBuffer());
  return { bytes, digest: fileDigest ?? undefined };
}
