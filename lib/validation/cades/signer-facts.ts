import * as asn1js from "asn1js";
import type { SignatureWarning } from "@/lib/domain/validation/signature-conclusion";
import { withoutPersonalCodes } from "../certificates/personal-codes";
import { type AttributeValue, attributeTypes } from "./cms-attributes";

/** What a signer states about the signature by signed attributes. */
export type SignerFacts = {
  claimedTime: Date | undefined;
  roles: string[];
  productionPlace: string | null;
  warnings: SignatureWarning[];
};

/** Each may hold several roles, and some writers repeat it for each. */
const roleTypes: string[] = [attributeTypes.signerAttributesV2, attributeTypes.signerAttributes];

export function readSignerFacts(attributes: AttributeValue[]): SignerFacts {
  const valueOf = (...types: string[]) => attributes.find(({ type }) => types.includes(type))?.value.whole;
  const place = textsIn(valueOf(attributeTypes.signerLocation)).join(", ");
  const roles = attributes
    .filter(({ type }) => roleTypes.includes(type))
    .flatMap(({ value }) => textsIn(value.whole));
  return {
    claimedTime: readTime(valueOf(attributeTypes.signingTime)),
    roles: [...new Set(roles)],
    productionPlace: place || null,
    warnings: valueOf(attributeTypes.signaturePolicy) ? ["policy_not_checked"] : [],
  };
}

function readTime(encoded: Uint8Array | undefined): Date | undefined {
  const { result } = asn1js.fromBER(encoded ?? new Uint8Array());
  const time =
    result instanceof asn1js.UTCTime || result instanceof asn1js.GeneralizedTime
      ? result.toDate()
      : undefined;
  return time && !Number.isNaN(time.getTime()) ? time : undefined;
}

const maxTextElements = 1_000;

/** The texts in an attribute, in their order. Certified attributes, which hold certificates, are left out. */
function textsIn(encoded: Uint8Array | undefined): string[] {
  const { result, offset } = asn1js.fromBER(encoded ?? new Uint8Array(), { maxNodes: maxTextElements });
  return offset < 0 ? [] : textsOf(result);
}

function textsOf(block: asn1js.BaseBlock): string[] {
  if (block instanceof asn1js.Constructed) return block.valueBlock.value.flatMap(textsOf);
  const text: unknown = block instanceof asn1js.BaseStringBlock ? block.getValue() : undefined;
  return typeof text === "string" && text.trim() !== "" ? [withoutPersonalCodes(text.trim())] : [];
}
