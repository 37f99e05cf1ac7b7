/**
 * A value that the step before has recorded.
 *
 * @throws {Error} naming what is missing, which means that the steps are in the wrong order
 */
export function required<T>(value: T | null | undefined, name: string): T {
  if (value === null || value === undefined)
    throw new Error(`This step needs the ${name}, which is not recorded.`);
  return value;
}
