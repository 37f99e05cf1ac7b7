/**
 * Returns a value that has to exist at this point: an earlier step recorded it, or a row that refers to it exists.
 *
 * @throws {Error} naming the missing value, which is a defect of the caller or of the data
 */
export function required<T>(value: T | null | undefined, name: string): T {
  if (value === null || value === undefined) throw new Error(`The ${name} is missing.`);
  return value;
}
