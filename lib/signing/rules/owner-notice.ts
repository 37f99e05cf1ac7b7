/**
 * What the owner of a document is told without having asked. It is handed to the workflow's `tellOwner` in
 * the transaction that records its cause, so that a message put into an outbox there is sent if and only if that
 * came about.
 */
export type OwnerNotice = {
  kind: "expires_soon" | "expired";
  signingId: string;
  documentId: string;
  ownerId: string;
  gatewayExpiresAt: Date;
  at: Date;
};
