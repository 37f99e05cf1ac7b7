/** Everything that a signer's `signing_options` may name (the gateway's document, 3). */
export const signingOptions = [
  "mobile",
  "smartid",
  "stationary",
  "eparaksts_mobile",
  "audkenni_app",
] as const;
export type SigningOption = (typeof signingOptions)[number];

/** What the signing page of this sandbox can do. */
export const signingMethods = ["smartid", "mobile"] as const;
export type SigningMethod = (typeof signingMethods)[number];

/**
 * The methods that a signer is offered, in the order in which the caller named them; all of them where none is named.
 *
 * @param options the signer's `signing_options`; those that the page cannot do are left out
 */
export function offeredMethods(options: readonly string[] | undefined): readonly SigningMethod[] {
  if (options === undefined) return signingMethods;
  const isMethod = (option: string): option is SigningMethod =>
    signingMethods.some((method) => method === option);
  return [...new Set(options.filter(isMethod))];
}
