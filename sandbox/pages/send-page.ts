import type { Context } from "hono";
import { contentSecurityPolicy, type Html } from "./page-frame";

const pageHeaders = {
  "content-security-policy": contentSecurityPolicy,
  "cache-control": "no-store",
  "content-type": "text/html; charset=utf-8",
};

/** Answers with a page. */
export const sendPage = async (context: Context, content: Html, status: 200 | 400 | 404 = 200) =>
  context.body(String(await content), status, pageHeaders);

/** Whether the client is a browser: programs do not accept `text/html` by name. */
export const wantsPage = (context: Context) => (context.req.header("accept") ?? "").includes("text/html");
