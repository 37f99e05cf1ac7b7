/** A file needed more time or memory than its process may use. */
export class ReadingStopped extends Error {
  override name = "ReadingStopped";
}
