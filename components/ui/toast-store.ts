export type Toast = {
  text: string;
  /** Undoes the action, and returns the text to show afterwards. */
  undo?: { label: string; run: () => Promise<string> };
};

let current: (Toast & { key: number }) | undefined;
let key = 0;
const listeners = new Set<() => void>();

function show(toast: typeof current) {
  current = toast;
  for (const listener of listeners) listener();
}

/** Shows a toast at the bottom of the page, in place of the previous one. */
export function showToast(toast: Toast): void {
  show({ ...toast, key: ++key });
}

export const hideToast = () => show(undefined);

export const toastStore = {
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  current: () => current,
  currentOnServer: () => undefined,
};
