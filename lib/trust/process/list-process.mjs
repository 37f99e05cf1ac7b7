import { register } from "tsx/esm/api";

/**
 * The process of start-list-process.ts, which reads trusted lists. It starts as JavaScript, because it has to load the
 * TypeScript loader itself.
 */
register();
const { serveListJobs } = await import(new URL("serve-list-jobs.ts", import.meta.url).href);
serveListJobs();
