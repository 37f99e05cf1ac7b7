/** The vendor's script, as far as docs/gateway.md#embedding describes it. It needs jQuery as a global. */
type Isign = {
  onSignSuccess?: () => void;
  onSignError?: (errors?: unknown) => void;
  adjustHeight?: boolean;
  PostMessage?: { init?: () => void };
};

declare global {
  interface Window {
    Isign?: Isign;
    jQuery?: unknown;
    $?: unknown;
  }
}

/** Puts our own jQuery where the vendor's script looks for it. */
export async function provideJQuery(): Promise<void> {
  const { default: jQuery } = await import("jquery");
  window.jQuery = window.$ = jQuery;
}

/** Sets the vendor's callbacks and lets the frame grow to its content. Called once the script has loaded. */
export function connectFrame({
  onSuccess,
  onError,
}: {
  onSuccess: () => void;
  onError: (errors: unknown) => void;
}) {
  const isign = (window.Isign ??= {});
  isign.onSignSuccess = onSuccess;
  isign.onSignError = onError;
  isign.adjustHeight = true;
  isign.PostMessage?.init?.(); // the script may wait for the page's load event, which has already fired
}
