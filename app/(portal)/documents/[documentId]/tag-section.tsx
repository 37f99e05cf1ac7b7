import { useTranslations } from "next-intl";
import { TagEditor } from "@/components/documents/tags/tag-editor";
import type { Tag } from "@/db/repositories/tags";
import { tagDocument, untagDocument } from "../tag-actions";

type TagSectionProps = { documentId: string; tags: Tag[]; known: Tag[] };

/** The owner's tags on the document. */
export function TagSection({ documentId, tags, known }: TagSectionProps) {
  const t = useTranslations("tags");
  return (
    <section aria-labelledby="tags" className="no-print flex flex-col gap-3">
      <h2 id="tags" className="font-serif text-lg">
        {t("title")}
      </h2>
      <TagEditor
        documentId={documentId}
        tags={tags}
        known={known.map(({ name }) => name)}
        actions={{ tag: tagDocument, untag: untagDocument }}
      />
    </section>
  );
}
