import type { ComponentProps } from "react";

/**
 * A link that downloads a file. Without the attribute `download`, Firefox stops the page's own requests when the link
 * is followed. Next.js answers a refresh that was stopped by loading the page again, which ends the download.
 */
export const DownloadLink = (link: Omit<ComponentProps<"a">, "download">) => <a {...link} download />;
