import { useTranslations } from "next-intl";

const versions = ["signed", "source", "both"] as const;
export type Version = (typeof versions)[number];

type VersionSwitchProps = { chosen: Version; hasRoom: boolean; onChoose: (version: Version) => void };

/** Switches between the signed document, its source, and, where there is room, both. */
export function VersionSwitch({ chosen, hasRoom, onChoose }: VersionSwitchProps) {
  const t = useTranslations("viewer");
  return (
    <fieldset className="flex gap-1">
      <legend className="sr-only">{t("version")}</legend>
      {versions.map((version) =>
        version === "both" && !hasRoom ? null : (
          <label
            key={version}
            className="flex min-h-11 items-center rounded-md px-3 text-base text-ink-soft hover:bg-sunken has-checked:bg-accent-soft has-checked:font-medium has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-accent sm:min-h-9"
          >
            <input
              type="radio"
              name="version"
              className="sr-only"
              checked={chosen === version}
              onChange={() => onChoose(version)}
            />
            {t(`versions.${version}`)}
          </label>
        ),
      )}
    </fieldset>
  );
}
