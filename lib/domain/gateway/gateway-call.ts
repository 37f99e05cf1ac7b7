/** How a call to the gateway can fail: the words of the gateway's client, for the record and for pages. */
export const callFailures = [
  "unreachable",
  "unavailable",
  "refused",
  "forbidden",
  "not_found",
  "contract",
] as const;

export type CallFailure = (typeof callFailures)[number];

/** Everything that the portal asks the gateway, as its client names it. */
export const gatewayOperations = [
  "uploadFile",
  "getUploadStatus",
  "createSigning",
  "getSigningStatus",
  "addSigner",
  "removeSigner",
  "download",
  "downloadAsOf",
  "deleteSigning",
  "deleteFile",
  "checkFile",
] as const;

export type GatewayOperation = (typeof gatewayOperations)[number];

/** A name that an older version recorded, or a newer one, has no words: it is shown as it is. */
export const isGatewayOperation = (operation: string): operation is GatewayOperation =>
  gatewayOperations.some((each) => each === operation);

/**
 * Whether a failure tells that the gateway is in trouble, or our access to it: a refusal of what was sent, and a token
 * that is not known, are answers.
 */
export const isTrouble = (failure: CallFailure) => failure !== "refused" && failure !== "not_found";
