/**
 * Every refusal, with the HTTP status (RFC 9110 §15) of its response. The texts are in messages, under "refusals".
 * 409 Conflict: the same request could succeed once something else has changed. 422 Unprocessable Content: the request
 * itself must change. 507 is Insufficient Storage (RFC 4918 §11.5).
 */
const refusalStatuses = {
  wrong_credentials: 401,
  throttled_seconds: 429,
  throttled_minutes: 429,
  wrong_current_password: 403,
  sent_already: 409,
  no_signatures_to_keep: 409,
  certified_no_changes: 409,
  mail_on_its_way: 409,
  nothing_to_sign: 409,
  deadline_passed: 422,
  deadline_too_late: 422,
  reminded_recently: 429,
  nothing_to_cancel: 409,
  signer_not_changeable: 409,
  signer_named_already: 409,
  signer_is_last: 409,
  signers_too_many: 422,
  signed_out: 401,
  foreign_site: 403,
  file_empty: 415,
  file_too_large: 413,
  file_not_pdf: 415,
  file_encrypted: 415,
  file_restricted: 415,
  file_no_pages: 415,
  file_dynamic_xfa: 415,
  file_too_complex: 415,
  file_signatures_unreadable: 415,
  file_damaged: 415,
  file_cut_off: 400,
  disk_full: 507,
  store_unavailable: 503,
  too_many_files: 409,
  files_fixed: 409,
  document_gone: 404,
  too_many_tags: 422,
  second_opinion_refused: 422,
  second_opinion_unavailable: 502,
  cancel_first: 409,
  fetch_first: 409,
  attention_first: 409,
  signed_asks_twice: 409,
  not_yours: 403,
  nobody_to_remind: 409,
  archive_too_large: 413,
  signing_busy: 409,
  nothing_to_try: 409,
  nothing_to_close: 409,
  nothing_to_accept: 409,
  nothing_to_resend: 409,
  mail_not_resendable: 409,
  too_many_requests: 429,
  reader_busy: 503,
  email_taken: 409,
  last_admin: 409,
  user_gone: 404,
  user_has_password: 409,
  user_disabled: 403,
  new_owner_missing: 422,
  new_owner_not_found: 422,
  new_owner_unknown: 422,
  link_over: 404,
  import_gone: 404,
  import_no_email: 422,
  import_too_long: 422,
  import_too_large: 413,
  import_not_csv: 415,
  logo_too_large: 413,
  logo_not_image: 415,
  certificate_unreadable: 415,
  certificates_too_many: 422,
  certificates_too_large: 413,
} as const satisfies Record<string, number>;

export type RefusalCode = keyof typeof refusalStatuses;

/** A refusal with the numbers for its text. The browser receives the code and translates it. */
export type Refusal = { code: RefusalCode; values?: Record<string, number> };

/** The refusal for a person who failed too often and must wait. */
export function throttledRefusal(until: Date, now: Date): Refusal {
  const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
  if (seconds < 90) return { code: "throttled_seconds", values: { count: seconds } };
  return { code: "throttled_minutes", values: { count: Math.ceil(seconds / 60) } };
}

/** The refusal for a file above the size limit. */
export function tooLargeRefusal(maxBytes: number): Refusal {
  return { code: "file_too_large", values: { maxMb: Math.round(maxBytes / 100_000) / 10 } };
}

/** Whether the JSON of a response is a refusal. */
export const isRefusal = (answer: object): answer is Refusal =>
  "code" in answer && typeof answer.code === "string" && Object.hasOwn(refusalStatuses, answer.code);

/** The response with which every route refuses a request. */
export const refusalResponse = (refusal: Refusal): Response =>
  Response.json(refusal, { status: refusalStatuses[refusal.code] });
