import { clampChroma, formatHex, type Oklch, oklch, wcagContrast } from "culori";

/** The default accent color. */
const defaultAccent = "#2c45a8";

/** An accent color with a stronger and a softer shade, for light and for dark pages. */
export type Shades = {
  light: { accent: string; strong: string; soft: string };
  dark: { accent: string; strong: string; soft: string };
};

/** The minimum contrast of text (WCAG 2.2, 1.4.3). */
const minContrast = 4.5;
/** The color of text on a button in the accent color, as in globals.css. */
const onAccent = "#fdfcf8";

const hexOf = (color: Omit<Oklch, "mode">) => formatHex(clampChroma({ mode: "oklch", ...color }, "oklch"));

function shadesOf(accent: string): Shades | undefined {
  const color = oklch(accent);
  if (!color) return undefined;
  const { l, c, h } = color;
  return {
    light: {
      accent: accent.toLowerCase(),
      strong: hexOf({ l: Math.max(0, l - 0.07), c, h }),
      soft: hexOf({ l: 0.945, c: Math.min(c, 0.025), h }),
    },
    // The same hue, light enough for text on a dark page.
    dark: {
      accent: hexOf({ l: 0.77, c: Math.min(c, 0.11), h }),
      strong: hexOf({ l: 0.84, c: Math.min(c, 0.09), h }),
      soft: hexOf({ l: 0.275, c: Math.min(c, 0.05), h }),
    },
  };
}

/** The shades of the color that admins chose, as "#2c45a8", or of the default. */
export function accentShades(accent: string | null): Shades {
  const shades = shadesOf(accent ?? defaultAccent) ?? shadesOf(defaultAccent);
  if (!shades) throw new Error("The portal's own accent is no color.");
  return shades;
}

/** Whether text on a button in this color, and text in this color on its soft shade, are readable. */
export function isReadableAccent(accent: string): boolean {
  const shades = shadesOf(accent);
  if (!shades) return false;
  return [onAccent, shades.light.soft].every(
    (other) => wcagContrast(shades.light.accent, other) >= minContrast,
  );
}
