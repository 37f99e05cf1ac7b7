import { useTranslations } from "next-intl";
import { TagEditor } from "@/components/documents/tags/tag-editor";
import { Section } from "@/components/ui/section";
import type { Tag } from "@/db/repositories/tags";
import { tagDocument, untagDocument } from "../tag-actions";

type TagSectionProps = { documentId: string; tags: Tag[]; known: Tag[] };

/** The owner's tags on the document. */
export function TagSection({ documentId, tags, known }: TagSectionProps) {
  const t = useTranslations("tags");
  return (
    <Section title={t("title")} className="no-print gap-3">
      <TagEditor
        documentId={documentId}
        tags={tags}
        known={known.map(({ name }) => name)}
        actions={{ tag: tagDocument, untag: untagDocument }}
      />
    </Section>
  );
}
