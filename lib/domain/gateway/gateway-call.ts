/**
 * How a call to the gateway can fail, as far as the next step depends on it.
 *
 * - `unreachable`, `unavailable`: network, timeout, 429, 5xx: the same call may work later.
 * - `refused`: 400, the gateway says what is wrong with what we sent.
 * - `forbidden`: 403, our access token is not accepted.
 * - `not_found`: the gateway does not know the token.
 * - `contract`: a response of an unknown shape, or one that must not be followed.
 */
export const gatewayFailures = [
  "unreachable",
  "unavailable",
  "refused",
  "forbidden",
  "not_found",
  "contract",
] as const;

export type GatewayFailure = (typeof gatewayFailures)[number];

/** Every operation of the gateway's client. Each has a label for admins. */
const gatewayOperations = [
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
  "validateFile",
] as const;

export type GatewayOperation = (typeof gatewayOperations)[number];

/** Whether an operation has a label. One that an older or newer version recorded is shown as it is. */
export const isGatewayOperation = (operation: string): operation is GatewayOperation =>
  gatewayOperations.some((each) => each === operation);

/**
 * Whether a failure indicates trouble with the gateway or with our access to it. A refused request and an unknown
 * token do not.
 */
export const isTrouble = (failure: GatewayFailure) => failure !== "refused" && failure !== "not_found";
