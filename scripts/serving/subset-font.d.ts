declare module "subset-font" {
  type Options = {
    targetFormat: "woff2";
    variationAxes: Record<string, number | { min: number; max: number }>;
  };

  /** Returns the font with only these letters, and its axes limited to these values or ranges. */
  export default function subsetFont(font: Buffer, letters: string, options: Options): Promise<Buffer>;
}
