import { register } from "tsx/esm/api";

/**
 * The process of start-process.ts, which reads one file after the other. It starts as JavaScript, because it has to
 * load the TypeScript loader itself.
 */
register();
const { serveJobs } = await import(new URL("serve-jobs.ts", import.meta.url).href);
serveJobs();
