import type { CSSProperties } from "react";
import { accentShades } from "@/lib/domain/settings/accent";

/** The shades of the color that admins have set, as variables for globals.css. `undefined` if none is set. */
export function brandStyle(accent: string | null): CSSProperties | undefined {
  if (!accent) return undefined;
  const { light, dark } = accentShades(accent);
  return {
    "--brand-accent": light.accent,
    "--brand-strong": light.strong,
    "--brand-soft": light.soft,
    "--brand-dark-accent": dark.accent,
    "--brand-dark-strong": dark.strong,
    "--brand-dark-soft": dark.soft,
  } as CSSProperties;
}
