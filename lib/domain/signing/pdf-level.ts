/**
 * The level of the signatures in a PDF (ETSI EN 319 142-1): with a time-stamp only; with the evidence of their validity
 * as well, as the gateway makes them unless asked otherwise; or the latter, archived by the gateway later.
 */
export type PdfLevel = "t" | "lt" | "ltv";
