import type { Db } from "@/db/client";
import type { TrustedService } from "@/lib/domain/trust/trusted-service";
import type { Egress } from "@/lib/egress/egress";
import { EgressError } from "@/lib/egress/egress-error";
import type { TrustSource } from "@/lib/reader/validation-inputs";
import { readOwnAnchors } from "@/lib/trust/own-anchors";

type Parts = {
  db: Db;
  egress: Egress;
  /** The compiled services of trusted lists. */
  services: () => Promise<string | undefined>;
  /** The sandbox of this portal, which is trusted as a test authority; undefined with a real gateway. */
  sandboxUrl: string | undefined;
  log: (message: string, error?: unknown) => void;
};

/** The authorities that this portal trusts. The sandbox's root is read once it answers. */
export function createTrustSource({
  db,
  egress,
  services,
  sandboxUrl,
  log,
}: Parts): () => Promise<TrustSource> {
  let sandbox: TrustedService | undefined;
  return async () => {
    if (sandboxUrl) sandbox ??= await readSandboxRoot(egress, sandboxUrl, log);
    const own = await readOwnAnchors(db.read);
    return { path: await services(), services: sandbox ? [...own, sandbox] : own };
  };
}

async function readSandboxRoot(
  egress: Egress,
  url: string,
  log: Parts["log"],
): Promise<TrustedService | undefined> {
  try {
    const { bytes } = await egress.request(`${url}/pki/root.crt`, { maxBytes: 10_000, timeoutMs: 5_000 });
    return {
      ...{ origin: "sandbox", country: "", provider: "Sandbox", name: "Sandbox Root CA", type: "CA/PKC" },
      ...{ certificate: bytes.toString("base64"), history: [] },
    };
  } catch (error) {
    if (!(error instanceof EgressError)) throw error;
    log("The sandbox does not publish its root certificate yet", error);
    return undefined;
  }
}
