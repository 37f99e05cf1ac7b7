import type { SignatureScheme } from "../domain/signature-scheme";
import type { SigningMethod } from "../domain/signing-method";
import type { KeyKind } from "./key-kinds";

/** The kind of a person's key, and how it signs. */
export type HolderKey = { kind: KeyKind; scheme: SignatureScheme };

const ecdsa256: HolderKey = { kind: "prime256v1", scheme: { family: "ecdsa", hash: "sha256" } };
const ecdsa384: HolderKey = { kind: "secp384r1", scheme: { family: "ecdsa", hash: "sha384" } };
const rsa = (kind: KeyKind): HolderKey => ({ kind, scheme: { family: "rsa", hash: "sha256" } });
const pss = (kind: KeyKind, hash: SignatureScheme["hash"]): HolderKey => ({
  kind,
  scheme: { family: "rsa-pss", hash },
});

/** Smart-ID's keys by country; elsewhere Estonia's. */
const smartIdKeys: Partial<Record<string, HolderKey>> = {
  LT: pss("rsa-3072", "sha256"),
  LV: pss("rsa-4096", "sha384"),
};

/**
 * The key of a signing method in a country, as the schemes have them (docs/gateway.md#what-a-signed-file-looks-like): Smart-ID RSA of
 * 3072 to 6144 bits, Mobile-ID P-256, ID cards P-384, Lithuanian ones RSA of 2048 bits.
 */
export function holderKeyOf({ method, country }: { method: SigningMethod; country: string }): HolderKey {
  switch (method) {
    case "smartid":
      return smartIdKeys[country] ?? pss("rsa-6144", "sha512");
    case "stationary":
      return country === "LT" ? rsa("rsa-2048") : ecdsa384;
    case "eparaksts_mobile":
      return rsa("rsa-4096");
    case "audkenni_app":
      return rsa("rsa-2048");
    case "mobile":
      return ecdsa256;
  }
}

/** The key of an organisation's seal. */
export const sealKey = ecdsa256;

/**
 * How a Lithuanian Smart-ID key signs a container: by PKCS #1 v1.5, which the scheme offers beside PSS and which every
 * validator of XML signatures knows.
 */
export const containerScheme = ({ kind, scheme }: HolderKey): SignatureScheme =>
  kind === "rsa-3072" ? { family: "rsa", hash: "sha256" } : scheme;
