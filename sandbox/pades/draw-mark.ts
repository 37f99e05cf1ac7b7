import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import {
  beginText,
  CustomFontSubsetEmbedder,
  endText,
  moveText,
  popGraphicsState,
  pushGraphicsState,
  rectangle,
  setFontAndSize,
  setLineWidth,
  showText,
  stroke,
} from "@cantoo/pdf-lib";
import type { SignatureRequest } from "../domain/document-format";
import type { SignerDetails } from "../domain/signer-details";
import { rotationOf, shownBox, type PdfPage } from "../pdf/pages";
import type { OpenPdf } from "./open-pdf";
import type { Appearance } from "./signature-field";
import { fitText } from "./fit-text";

export type Annotation = NonNullable<NonNullable<SignerDetails["pdf"]>["annotation"]>;

const fontFile = createRequire(import.meta.url).resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf");
const defaults = { page: 1, top: 36, left: 36, width: 200, height: 56 };
const padding = 4;
const lineHeight = 1.25;

/**
 * Draws the visible mark of a signature (`pdf.annotation`, docs/gateway.md#signers) with an embedded font, so that
 * every viewer has all letters of European names. A mark outside its page is moved onto the page; a page number
 * beyond the last means the last page.
 *
 * @param annotation in points from the upper left corner of the page as displayed
 */
export async function drawMark(
  { context, pages }: OpenPdf,
  annotation: Annotation,
  { name, reason, signedAt }: Pick<SignatureRequest, "name" | "reason" | "signedAt">,
): Promise<Appearance> {
  // The font engine loads slowly and most signatures have no mark.
  const fontkit = (await import("fontkit")) as Parameters<typeof CustomFontSubsetEmbedder.for>[0];
  const font = await CustomFontSubsetEmbedder.for(fontkit, await readFile(fontFile));
  const fontRef = context.nextRef();
  const page = pages[Math.min(annotation.page ?? defaults.page, pages.length) - 1] ?? pages[0];
  const box = boxOn(page, annotation);
  const text =
    annotation.text ??
    [name, reason, `${signedAt.toISOString().slice(0, 16).replace("T", " ")} UTC`].join("\n");
  const drawing = context.register(
    context.formXObject(operatorsFor(text, font, box), {
      BBox: [0, 0, box.width, box.height],
      Matrix: uprightMatrix(rotationOf(page)),
      Resources: { Font: { F0: fontRef } },
    }),
  );
  await font.embedIntoContext(context, fontRef); // with the letters that are drawn
  return { page, rectangle: toUserSpace(page, box), drawing };
}

type Box = { top: number; left: number; width: number; height: number };

/** The page's size as displayed: rotated, and cut to its crop box. */
function displayedSize(page: PdfPage) {
  const { width, height } = shownBox(page);
  return rotationOf(page) % 180 === 0 ? { width, height } : { width: height, height: width };
}

function boxOn(page: PdfPage, annotation: Annotation): Box {
  const shown = displayedSize(page);
  const width = Math.min(annotation.width ?? defaults.width, shown.width);
  const height = Math.min(annotation.height ?? defaults.height, shown.height);
  const clamp = (value: number, max: number) => Math.max(0, Math.min(value, max));
  return {
    ...{ width, height },
    top: clamp(annotation.top ?? defaults.top, shown.height - height),
    left: clamp(annotation.left ?? defaults.left, shown.width - width),
  };
}

/** The corners of a displayed box in user space, which page rotation leaves unchanged (ISO 32000-1, 8.3.2.3). */
function toUserSpace(page: PdfPage, { top, left, width, height }: Box): number[] {
  const crop = shownBox(page);
  const angle = rotationOf(page);
  const point = (right: number, down: number): [number, number] => {
    if (angle === 90) return [crop.x + down, crop.y + right];
    if (angle === 180) return [crop.x + crop.width - right, crop.y + down];
    if (angle === 270) return [crop.x + crop.width - down, crop.y + crop.height - right];
    return [crop.x + right, crop.y + crop.height - down];
  };
  const [oneX, oneY] = point(left, top);
  const [otherX, otherY] = point(left + width, top + height);
  return [Math.min(oneX, otherX), Math.min(oneY, otherY), Math.max(oneX, otherX), Math.max(oneY, otherY)];
}

/** Rotates the drawing against the rotation of the page, so that it is upright. */
function uprightMatrix(angle: number): number[] {
  const turn = (angle * Math.PI) / 180;
  const [cosine, sine] = [Math.round(Math.cos(turn)), Math.round(Math.sin(turn))];
  return [cosine, sine, -sine, cosine, 0, 0];
}

function operatorsFor(text: string, font: CustomFontSubsetEmbedder, { width, height }: Box) {
  const { size, lines } = fitText(text, font, {
    width: width - 2 * padding,
    height: height - 2 * padding,
    lineHeight,
  });
  const firstBaseline = height - padding - size;
  return [
    pushGraphicsState(),
    setLineWidth(0.5),
    rectangle(0.25, 0.25, width - 0.5, height - 0.5),
    stroke(),
    beginText(),
    setFontAndSize("F0", size),
    moveText(padding, firstBaseline),
    ...lines.flatMap((line) => [showText(font.encodeText(line)), moveText(0, -size * lineHeight)]),
    endText(),
    popGraphicsState(),
  ];
}
