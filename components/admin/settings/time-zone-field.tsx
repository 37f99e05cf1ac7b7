"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { ComboBox } from "../../ui/combo-box";

type TimeZoneFieldProps = {
  /** Empty for the server's time zone. */
  defaultValue: string;
  serverZone: string;
  error: string | undefined;
};

/** The time zone in which a day ends, searchable by any part of its IANA name. */
export function TimeZoneField({ defaultValue, serverZone, error }: TimeZoneFieldProps) {
  const t = useTranslations("adminSettings");
  const [zone, setZone] = useState(defaultValue);
  const suggestions = useMemo(
    () => Intl.supportedValuesOf("timeZone").map((name) => ({ id: name, text: name })),
    [],
  );
  return (
    <>
      <ComboBox
        label={t("timeZone")}
        hint={t("hints.timeZone", { zone: serverZone })}
        error={error}
        value={zone}
        onChange={setZone}
        suggestions={suggestions}
        onChoose={setZone}
      />
      <input type="hidden" name="timeZone" value={zone} />
    </>
  );
}
