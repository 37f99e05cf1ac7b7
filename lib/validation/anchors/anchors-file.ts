/**
 * The form of a file of trusted services, made to be searched without being read whole:
 *
 * - 16 bytes that name the form;
 * - records, one after the other: services, and the days of the lists they are from, as JSON;
 * - the index, sorted by key: for each key 16 bytes, then the offset and the length of its record;
 * - 16 bytes: offset and length of the record of days, offset of the index and number of its entries.
 *
 * All numbers are unsigned, of 4 bytes, big-endian.
 */
export const formName = Buffer.from("paraph trust 1\n\n");

export const numberBytes = 4;
export const footerBytes = 4 * numberBytes;
