import type { ContainerParts } from "./container-parts";

/** Names of the files that a signature or time-stamp covers. */
export type Coverage = { covered: ReadonlySet<string>; coveredInPart?: ReadonlySet<string> };

/** Whether it covers all files that it has to: signable metadata of ADoc need only be covered in part. */
export const coversEverything = (parts: ContainerParts, { covered, coveredInPart }: Coverage) =>
  parts.toCover.every((name) => covered.has(name)) &&
  parts.toCoverInPart.every((name) => covered.has(name) || coveredInPart?.has(name));

/** How much of a file is left out by an intact signature; `undefined` where each covers it, or there is none. */
export function unsignedPart(name: string, all: readonly Coverage[]): "all" | "part" | undefined {
  if (all.every(({ covered }) => covered.has(name))) return undefined;
  return all.some(({ covered, coveredInPart }) => covered.has(name) || coveredInPart?.has(name))
    ? "part"
    : "all";
}
