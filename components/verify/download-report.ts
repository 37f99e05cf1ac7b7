import type { ReportFormat } from "@/lib/domain/validation/report-format";

/**
 * Has a sealed report written as a file, and saves that.
 *
 * @throws if the portal cannot be reached or refuses
 */
export async function downloadReport(sealed: string, format: ReportFormat): Promise<void> {
  const response = await fetch(`/api/verifications/report?format=${format}`, {
    method: "POST",
    headers: { "content-type": "text/plain" },
    body: sealed,
  });
  if (!response.ok) throw new Error(`The report was not written: ${response.status}`);
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName(response.headers.get("content-disposition")) ?? `report.${format}`;
  link.click();
  URL.revokeObjectURL(url);
}

/** The name in a Content-Disposition header (RFC 8187). */
function fileName(header: string | null): string | undefined {
  const [, encoded] = /filename\*=UTF-8''([^;]+)/.exec(header ?? "") ?? [];
  return encoded && decodeURIComponent(encoded);
}
