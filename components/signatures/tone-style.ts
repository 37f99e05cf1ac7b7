import { CircleCheck, CircleHelp, TriangleAlert } from "lucide-react";
import type { Tone } from "@/lib/domain/validation/signature-words";

/** The icon and the color of a verdict. */
export const toneStyles = {
  good: { Icon: CircleCheck, ink: "text-good" },
  unclear: { Icon: CircleHelp, ink: "text-waiting" },
  bad: { Icon: TriangleAlert, ink: "text-bad" },
} as const satisfies Record<Tone, object>;
