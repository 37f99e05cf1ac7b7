export const dynamic = "force-dynamic";

/** Responds while the process is alive. It asks nothing else, so that no portal is restarted because of its database. */
export const GET = () => Response.json({ status: "ok" });
