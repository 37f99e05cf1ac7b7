import type { Handle } from "@/db/client";
import { listAnchors } from "@/db/repositories/trust-certificates";
import type { TrustedService } from "@/lib/domain/trust/trusted-service";
import { summarize } from "./certificate-summary";

/** The certificates that an admin trusts, as services that always were and say nothing of qualification. */
export async function readOwnAnchors(handle: Handle): Promise<TrustedService[]> {
  return (await listAnchors(handle)).map(({ certificate }) => {
    const { name, organization } = summarize(certificate);
    return {
      ...{ origin: "portal", country: "", provider: organization ?? name, name, type: "CA/PKC" },
      ...{ certificate: certificate.toString("base64"), history: [] },
    };
  });
}
