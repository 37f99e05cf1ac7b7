import { z } from "zod";

/**
 * What an admin, a portal's own sandbox or a trusted list vouches for: a service of a trust service provider, named
 * by a certificate (ETSI TS 119 612, 5.5).
 */

/** Who vouches for a service. */
export const trustOrigins = ["trusted_list", "portal", "sandbox"] as const;

/**
 * A rule by which a trusted list says more about some certificates of a service than they say themselves (5.5.9.2):
 * those that meet all or any of the criteria have the qualifiers.
 */
type Criteria = {
  assert: "all" | "atLeastOne" | "none";
  /** Bits of the key usage that must be as given: the number of the bit (RFC 5280, 4.2.1.3), and its value. */
  keyUsage: { bit: number; value: boolean }[][];
  /** Sets of policies; a certificate meets one by having all its policies. */
  policySets: string[][];
  /** Sets of extended key usages (RFC 5280, 4.2.1.12) and of attributes of the subject, met likewise. */
  extendedKeyUsages: string[][];
  subjectAttributes: string[][];
  nested: Criteria[];
};

const criteria: z.ZodType<Criteria> = z.lazy(() =>
  z.object({
    assert: z.enum(["all", "atLeastOne", "none"]),
    keyUsage: z.array(z.array(z.object({ bit: z.number(), value: z.boolean() }))),
    policySets: z.array(z.array(z.string())),
    extendedKeyUsages: z.array(z.array(z.string())),
    subjectAttributes: z.array(z.array(z.string())),
    nested: z.array(criteria),
  }),
);

const servicePeriod = z.object({
  /** The instant from which it holds; until the next later period begins. */
  from: z.iso.datetime(),
  /** The end of the status URI: "granted", "withdrawn", and the words of older lists, as "undersupervision". */
  status: z.string(),
  /** The type of the service then, where it was another one. */
  type: z.string().optional(),
  /** What a CA's certificates are for (AdditionalServiceInformation): "ForeSignatures", "ForeSeals", … */
  purposes: z.array(z.string()),
  qualifications: z.array(
    z.object({
      /** Ends of the qualifiers' URIs: "QCWithSSCD", "QCQSCDStatusAsInCert", "NotQualified", "QCForESig", … */
      qualifiers: z.array(z.string()),
      criteria,
    }),
  ),
});

export const trustedService = z.object({
  origin: z.enum(trustOrigins),
  /** Two letters, as in the list; "" for an anchor of the portal. */
  country: z.string(),
  provider: z.string(),
  name: z.string(),
  /** The end of the service type's URI: "CA/QC", "CA/PKC", "TSA/QTST", "TSA", "Certstatus/OCSP/QC", … */
  type: z.string(),
  /** The certificate that identifies the service, DER in base64. */
  certificate: z.string(),
  /** Newest first. */
  history: z.array(servicePeriod),
});

/** Of which day a list is, and when the next one was due. */
export const listDay = z.object({
  /** Two letters, as in the list. */
  country: z.string(),
  sequenceNumber: z.number(),
  issuedAt: z.iso.datetime(),
  /** Null for a list that is closed. */
  nextUpdate: z.iso.datetime().nullable(),
});

export type ListDay = z.infer<typeof listDay>;

export type TrustedService = z.infer<typeof trustedService>;
export type ServicePeriod = TrustedService["history"][number];
export type QualificationCriteria = Criteria;
