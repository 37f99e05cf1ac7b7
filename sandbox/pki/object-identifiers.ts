/** Attributes of names (ITU-T X.520). */
export const nameAttributes = {
  surname: "2.5.4.4",
  serialNumber: "2.5.4.5",
  givenName: "2.5.4.42",
  organizationIdentifier: "2.5.4.97",
} as const;

/** The statements of qualified certificates (RFC 3739, 3.2.6; ETSI EN 319 412-5, 4.2). */
export const qualifiedOids = {
  statements: "1.3.6.1.5.5.7.1.3",
  compliance: "0.4.0.1862.1.1",
  /** The key is in a secure device. */
  secureDevice: "0.4.0.1862.1.4",
  type: "0.4.0.1862.1.6",
} as const;
