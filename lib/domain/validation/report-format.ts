/** The formats in which a report is given to others: to read, as SiVa's JSON, and by ETSI TS 119 102-2. */
export const reportFormats = ["pdf", "json", "xml"] as const;

export type ReportFormat = (typeof reportFormats)[number];

export const isReportFormat = (value: unknown): value is ReportFormat =>
  reportFormats.some((format) => format === value);
