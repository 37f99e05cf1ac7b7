/** Every action that the log records, named by subject and past participle. */
export const auditActions = [
  "user.created",
  "user.signed_in",
  "user.sign_in_refused",
  "user.sign_in_slowed",
  "user.signed_out",
  "user.password_changed",
  "user.signed_out_everywhere",
  "user.profile_changed",
  "user.invited",
  "user.joined",
  "user.password_forgotten",
  "user.password_reset",
  "user.reset_sent",
  "user.disabled",
  "user.enabled",
  "user.role_changed",
  "user.sessions_ended",
  "user.deleted",
  "users.import_started",
  "users.import_cancelled",
  "users.exported",
  "settings.changed",
  "settings.database_moved",
  "trust.lists_turned_on",
  "trust.lists_turned_off",
  "trust.lists_loaded",
  "trust.pins_replaced",
  "trust.pins_restored",
  "trust.anchor_added",
  "trust.anchor_removed",
  "document.transferred",
  "documents.exported",
  "document.inspected",
  "document.uploaded",
  "document.file_added",
  "document.arranged",
  "document.tags_changed",
  "document.trashed",
  "document.restored",
  "document.purge_asked",
  "document.purged",
  "file.viewed",
  "file.downloaded",
  "file.inspected",
  "evidence.downloaded",
  "signing.sent",
  "gateway.file_uploaded",
  "gateway.file_confirmed",
  "gateway.access_refused",
  "gateway.access_restored",
  "gateway.orphan_possible",
  "gateway.signing_created",
  "gateway.postback_received",
  "signer.viewed",
  "signer.signed",
  "signer.declined",
  "signer.reminded",
  "signer.change_asked",
  "signer.added",
  "signer.refused",
  "signer.removed",
  "signer.kept",
  "signer.differs",
  "invitation.replaced",
  "mail.sent",
  "mail.delayed",
  "mail.refused",
  "signing.cancel_asked",
  "signing.cancelled",
  "signing.cancelled_too_late",
  "signing.completed",
  "signing.expires_soon",
  "file.partial_kept",
  "file.partial_unavailable",
  "file.collected",
  "file.rejected",
  "file.archived",
  "file.archive_failed",
  "file.archive_rejected",
  "file.validated_again",
  "gateway.signing_deleted",
  "signing.signed",
  "signing.ended",
  "signing.stopped",
  "signing.delayed",
  "signing.tried_again",
  "signing.sent_again",
  "signing.closed",
  "signing.level_waived",
  "mail.repeated",
  "gateway.checked",
  "gateway.tested",
  "audit.verified",
  "audit.exported",
] as const;

export type AuditAction = (typeof auditActions)[number];

/** "refused": the portal did not do what was requested; "failed": it could not. */
export const auditOutcomes = ["done", "refused", "failed"] as const;

export type AuditOutcome = (typeof auditOutcomes)[number];

const otherOutcomes: Partial<Record<AuditAction, AuditOutcome>> = {
  "user.sign_in_refused": "refused",
  "user.sign_in_slowed": "refused",
  "signer.refused": "refused",
  "file.rejected": "refused",
  "file.archive_failed": "failed",
  "file.archive_rejected": "refused",
  "gateway.access_refused": "refused",
  "mail.delayed": "failed",
  "mail.refused": "failed",
  "signing.delayed": "failed",
  "signing.stopped": "failed",
};

/** The outcome that is recorded for an action. */
export function outcomeOf(action: AuditAction): AuditOutcome {
  return otherOutcomes[action] ?? "done";
}

/** Actions that change nothing on a page, so open pages are not refreshed. */
export const quietActions = [
  "document.inspected",
  "file.viewed",
  "file.downloaded",
  "file.inspected",
  "evidence.downloaded",
  "gateway.postback_received",
  "signer.viewed",
] as const satisfies readonly AuditAction[];

/** The actions shown in the history on a document's page. */
export const historyActions = [
  "document.uploaded",
  "signing.sent",
  "gateway.signing_created",
  "signer.signed",
  "signing.expires_soon",
  "file.partial_kept",
  "signer.declined",
  "signer.reminded",
  "signer.added",
  "signer.refused",
  "signer.removed",
  "signer.kept",
  "signing.cancelled",
  "signing.cancelled_too_late",
  "file.collected",
  "signer.differs",
  "file.rejected",
  "signing.level_waived",
  "file.archived",
  "file.archive_failed",
  "file.archive_rejected",
  "file.validated_again",
  "signing.ended",
  "signing.stopped",
  "document.trashed",
  "document.restored",
] as const satisfies readonly AuditAction[];

export type HistoryAction = (typeof historyActions)[number];

export const isHistoryAction = (action: string): action is HistoryAction =>
  historyActions.some((each) => each === action);

export const isAuditAction = (action: string): action is AuditAction =>
  auditActions.some((each) => each === action);
