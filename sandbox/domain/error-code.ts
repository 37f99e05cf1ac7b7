/** The codes that a signing page reports to its parent page when signing fails (docs/gateway.md#errors). */
export const errorCode = {
  technical: 500,
  noMobileId: 6001,
  expired: 6005,
  noSmartId: 6006,
  basicSmartId: 6007,
  viewSmartIdApp: 6008,
  cancelled: 7023,
} as const;

export type ErrorCode = (typeof errorCode)[keyof typeof errorCode];

/** The gateway's message for each code, for logs only. */
export const rawMessages: Record<ErrorCode, string> = {
  500: "We have encountered some problems",
  6001: "User is not a Mobile-ID client",
  6005: "Signing session expired",
  6006: "Smart-ID account was not found",
  6007: "Smart-ID account is of a level that does not allow signing",
  6008: "User should view Smart-ID app or Smart-ID self-service portal",
  7023: "User cancelled the signing",
};

/** The error code of a stored number; an unknown number is a technical error. */
export const errorCodeOf = (value: number): ErrorCode =>
  Object.values(errorCode).find((code) => code === value) ?? errorCode.technical;
