import { NotFoundNote } from "@/components/shell/not-found-note";

/** Rendered inside the portal's layout, so that its navigation and header stay usable. */
export default function PortalNotFound() {
  return <NotFoundNote />;
}
