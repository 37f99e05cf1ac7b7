import { keepNavigation } from "./components/shell/keep-navigation";

// Runs before any other code in the browser. zod compiles its checks with `eval` where it can, and finds out whether it
// can by a try that violates the page's policy. Set without importing zod, which most pages do not load.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

keepNavigation(window);
