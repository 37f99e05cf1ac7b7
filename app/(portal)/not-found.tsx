import { NotFoundNote } from "@/components/shell/not-found-note";

/** The rail and the head stay: there is a way on. */
export default function PortalNotFound() {
  return <NotFoundNote />;
}
