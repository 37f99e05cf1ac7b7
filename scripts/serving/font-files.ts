import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import subsetFont from "subset-font";
import { z } from "zod";

/** The letters of the portal's languages, and punctuation. Other letters come from the packages' own fonts. */
export const letters = {
  latin: "U+20-7E,U+A0-FF,U+2013-2014,U+2018-201A,U+201C-201E,U+2022,U+2026,U+20AC,U+2212",
  "latin-ext":
    "U+100-101,U+104-105,U+10C-10D,U+112-113,U+116-119,U+122-123,U+12A-12B,U+12E-12F,U+136-137,U+13B-13C,U+145-146,U+160-161,U+16A-16B,U+172-173,U+17D-17E",
};

/** Text uses the weights 400 to 700; headings, in the serif, use only 400. */
const families = [
  { name: "source-sans-3", family: "Source Sans 3 Variable", axes: { wght: { min: 400, max: 700 } } },
  { name: "source-serif-4", family: "Source Serif 4 Variable", axes: { wght: 400 } },
];

const packageJson = z.object({ version: z.string() });

/**
 * Creates subsets of the packages' fonts with only these letters, a quarter of the size, and a style sheet that
 * prefers them to the originals. They are derived from the packages, so they are generated instead of committed.
 */
export async function provideFontFiles(root: string): Promise<void> {
  const folder = path.join(root, "app", "fonts");
  const sheet = path.join(folder, "fonts.css");
  const packageOf = (name: string) => path.join(root, "node_modules", "@fontsource-variable", name);
  const folders = [
    ...families.map(({ name }) => packageOf(name)),
    path.join(root, "node_modules", "subset-font"),
  ];
  const versions = folders.map(
    (each) => packageJson.parse(JSON.parse(readFileSync(path.join(each, "package.json"), "utf8"))).version,
  );
  const weights = families.map(({ axes }) => JSON.stringify(axes));
  const faces = families.flatMap(facesOf);
  const rules = `/* Made with ${versions.join(", ")} of the packages, ${weights.join(", ")}. */\n${faces.map(ruleOf).join("")}`;
  const isWhole = faces.every(({ file }) => existsSync(path.join(folder, file)));
  if (isWhole && existsSync(sheet) && readFileSync(sheet, "utf8") === rules) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { name, file, range, axes } of faces) {
    const whole = readFileSync(path.join(packageOf(name), "files", file));
    const options = { targetFormat: "woff2" as const, variationAxes: axes };
    writeFileSync(path.join(folder, file), await subsetFont(whole, lettersIn(range), options));
  }
  writeFileSync(sheet, rules);
}

type Face = (typeof families)[number] & { file: string; range: string };

const facesOf = (family: (typeof families)[number]): Face[] =>
  Object.entries(letters).map(([part, range]) => ({
    ...{ ...family, range },
    file: `${family.name}-${part}-wght-normal.woff2`,
  }));

/** Browsers combine faces of a family that declare the same weights, and use the last one that has the letter. */
const ruleOf = ({ family, file, range }: Face): string => `@font-face {
  font-family: "${family}";
  font-style: normal;
  font-display: swap;
  font-weight: 200 900;
  src: url("./${file}") format("woff2");
  unicode-range: ${range};
}
`;

/** @param range as in a style sheet */
export const lettersIn = (range: string): string =>
  range
    .split(",")
    .flatMap((part) => {
      const [first = 0, last = first] = part
        .slice("U+".length)
        .split("-")
        .map((code) => parseInt(code, 16));
      return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index));
    })
    .join("");
