declare module "subset-font" {
  type Options = {
    targetFormat: "woff2";
    variationAxes: Record<string, number | { min: number; max: number }>;
  };

  /** A font with these letters of the given one, and the axes no wider than asked. */
  export default function subsetFont(font: Buffer, letters: string, options: Options): Promise<Buffer>;
}
