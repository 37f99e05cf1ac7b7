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
  500: "We have encountered some problems. It will be fixed soon!",
  6001: "User does not have a mobile signature.",
  6005: "Signing session expired.",
  6006: "User does not have Smart-ID account.",
  6007: "User can not use Smart-ID account.",
  6008: "User should view Smart-ID app or self-service portal",
  7023: "Signing canceled by user.",
};

/** The error code of a stored number; an unknown number is a technical error. */
export const errorCodeOf = (value: number): ErrorCode =>
  Object.values(errorCode).find((code) => code === value) ?? errorCode.technical;
