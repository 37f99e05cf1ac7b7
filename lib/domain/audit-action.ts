/** Everything that the log records, as subject and past participle. */
export const auditActions = [
  "user.created",
  "user.signed_in",
  "user.sign_in_refused",
  "user.signed_out",
  "user.password_changed",
  "document.uploaded",
  "file.downloaded",
  "signing.sent",
  "gateway.file_uploaded",
  "gateway.file_confirmed",
  "gateway.orphan_possible",
  "gateway.signing_created",
  "gateway.postback_received",
  "signer.signed",
  "signing.completed",
  "file.collected",
  "file.rejected",
  "gateway.signing_deleted",
  "signing.signed",
  "signing.ended",
  "signing.stopped",
  "signing.delayed",
] as const;

export type AuditAction = (typeof auditActions)[number];

/** Entries that change nothing on a page: they do not refresh the pages that are open. */
export const quietActions = [
  "file.downloaded",
  "gateway.postback_received",
] as const satisfies readonly AuditAction[];

/** The part of the log that a document's page tells as its story. */
export const storyActions = [
  "document.uploaded",
  "signing.sent",
  "gateway.signing_created",
  "signer.signed",
  "file.collected",
  "file.rejected",
  "signing.ended",
  "signing.stopped",
] as const satisfies readonly AuditAction[];

type StoryAction = (typeof storyActions)[number];

const storyWords: Record<StoryAction, (who: string) => string> = {
  "document.uploaded": () => "Uploaded",
  "signing.sent": () => "Sent for signing",
  "gateway.signing_created": () => "Out for signature",
  "signer.signed": (who) => `${who} signed`,
  "file.collected": () => "The signed document arrived and passed its check",
  "file.rejected": () => "The finished file arrived and did not pass its check",
  "signing.ended": () => "The signing ended",
  "signing.stopped": () => "The signing stopped",
};

/** One line of a document's story; `undefined` for an action that is not part of it. */
export function storyLine(action: string, detail: Record<string, string | number>): string | undefined {
  const words = action in storyWords ? storyWords[action as StoryAction] : undefined;
  return words?.(String(detail.signer ?? "Somebody"));
}
