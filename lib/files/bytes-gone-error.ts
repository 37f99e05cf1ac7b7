/** Bytes that were stored may be removed again, or are being removed. The same bytes can be stored again. */
export class BytesGoneError extends Error {
  override name = "BytesGoneError";
}
