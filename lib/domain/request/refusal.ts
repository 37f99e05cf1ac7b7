/** Every refusal that people are told. Its words are in messages, under "refusals". */
const refusalCodes = [
  "wrong_credentials",
  "slowed_seconds",
  "slowed_minutes",
  "wrong_current_password",
  "sent_already",
  "no_signatures_to_keep",
  "mail_on_its_way",
  "nothing_to_sign",
  "deadline_passed",
  "deadline_too_late",
  "reminded_lately",
  "nothing_to_cancel",
  "signer_not_changeable",
  "signer_named_already",
  "signer_is_last",
  "signers_too_many",
  "signed_out",
  "foreign_site",
  "file_empty",
  "file_too_large",
  "file_not_pdf",
  "file_encrypted",
  "file_damaged",
  "file_cut_off",
  "disk_full",
  "too_many_files",
  "files_fixed",
  "document_gone",
  "too_many_tags",
  "second_opinion_refused",
  "second_opinion_unavailable",
  "cancel_first",
  "fetch_first",
  "attention_first",
  "signed_asks_twice",
  "not_yours",
  "nobody_to_remind",
  "archive_too_large",
  "signing_busy",
  "nothing_to_try",
  "nothing_to_close",
  "nothing_to_send_again",
  "mail_not_repeatable",
  "asked_too_often",
  "email_taken",
  "last_admin",
  "user_gone",
  "user_has_password",
  "user_disabled",
  "heir_missing",
  "heir_unknown",
  "new_owner_unknown",
  "link_over",
  "import_gone",
  "import_no_email",
  "import_too_long",
  "import_too_large",
  "import_no_csv",
  "logo_too_large",
  "logo_no_image",
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

/** A refusal with the numbers that its sentence names. It travels to the browser, which puts it into words. */
export type Refusal = { code: RefusalCode; values?: Record<string, number> };

/** For somebody who failed too often and must wait. */
export function slowedRefusal(until: Date, now: Date): Refusal {
  const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
  if (seconds < 90) return { code: "slowed_seconds", values: { count: seconds } };
  return { code: "slowed_minutes", values: { count: Math.ceil(seconds / 60) } };
}

/** For a file above the limit. */
export function tooLargeRefusal(maxBytes: number): Refusal {
  return { code: "file_too_large", values: { maxMb: Math.round(maxBytes / 100_000) / 10 } };
}

/** Whether an answer of the portal's is a refusal. */
export const isRefusal = (answer: object): answer is Refusal =>
  "code" in answer && refusalCodes.some((code) => code === answer.code);
