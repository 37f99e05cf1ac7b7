import { PDFName } from "@cantoo/pdf-lib";
import { type Signed, signUpdate } from "./sign-update";

/** Certifies a PDF: its first signature says which changes are permitted (ISO 32000-2, 12.8.2.2). */
export async function certifiedPdf(
  bytes: Uint8Array,
  { permission, ...signed }: Omit<Signed, "change"> & { permission: number },
): Promise<Buffer> {
  return signUpdate(bytes, {
    ...signed,
    change({ catalog, context }, signature) {
      const params = context.obj({ Type: "TransformParams", P: permission, V: PDFName.of("1.2") });
      const reference = { Type: "SigRef", TransformMethod: "DocMDP", TransformParams: params };
      signature.set(PDFName.of("Reference"), context.obj([reference]));
      catalog.set(PDFName.of("Perms"), context.obj({ DocMDP: context.getObjectRef(signature)! }));
    },
  });
}
