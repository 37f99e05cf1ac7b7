/** An instant as in status answers, such as `2026-06-10 15:11:54`; in UTC, as the vendor documents no time zone. */
export const formatStatusTime = (instant: number) =>
  new Date(instant).toISOString().slice(0, 19).replace("T", " ");

/** An instant as in postbacks, such as `2024-01-26T15:35:55+00:00`. */
export const formatPostbackTime = (instant: number) =>
  `${new Date(instant).toISOString().slice(0, 19)}+00:00`;
