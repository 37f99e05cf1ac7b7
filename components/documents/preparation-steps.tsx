import { Check } from "lucide-react";

const steps = [
  { key: "uploading", words: "Uploading to the signing service" },
  { key: "waiting", words: "Waiting for the gateway to take the file" },
  { key: "creating", words: "Creating the signing" },
] as const;

export type PreparationStep = (typeof steps)[number]["key"];

/** The three steps before people can sign, as they happen. */
export function PreparationSteps({ current }: { current: PreparationStep }) {
  const at = steps.findIndex(({ key }) => key === current);
  return (
    <ol aria-label="Preparation" className="flex flex-col gap-2 text-base">
      {steps.map(({ key, words }, index) => (
        <li
          key={key}
          aria-current={index === at ? "step" : undefined}
          className={`flex items-center gap-2 ${index > at ? "text-ink-faint" : ""}`}
        >
          <span className="flex size-5 items-center justify-center rounded-full border border-line-strong text-xs">
            {index < at ? <Check aria-label="Done:" className="size-3.5 text-good" /> : index + 1}
          </span>
          {words}
        </li>
      ))}
    </ol>
  );
}
