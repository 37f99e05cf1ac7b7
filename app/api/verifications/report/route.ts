import { isReportFormat } from "@/lib/domain/validation/report-format";
import { limitBytes } from "@/lib/files/limit-bytes";
import { userRoute } from "@/lib/server/auth/user-route";
import { openSealedReport } from "@/lib/verify/sealed-report";
import { reportResponse } from "../../report-response";

/** A report is an answer of a reading process, 1 MB at most, and sealed in base64. */
const maxBytes = 4_000_000;

/** Writes the report of a file on Verify as a file. The body is the sealed report, as the validation returned it. */
export const POST = userRoute(async ({ portal: { workflow }, user, request }) => {
  const format = new URL(request.url).searchParams.get("format");
  const body = request.body ?? new Blob([]).stream();
  const sealed = await new Response(body.pipeThrough(limitBytes(maxBytes))).text();
  const opened = openSealedReport(workflow.sealer, { sealed, userId: user.id });
  if (!opened || !isReportFormat(format))
    return Response.json({ message: "This is no report that was made here." }, { status: 400 });
  return reportResponse({ format, ...opened });
});
