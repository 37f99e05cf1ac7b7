import type { PdfDict, PdfValue } from "@/lib/formats/pdf/pdf-syntax";
import { isNote } from "./notes";
import { isDict, isNamed } from "./same-value";

/**
 * The role in which a value is reached from the catalog; it decides how the value may change. "plain" values may
 * change only as their own type allows, "drawn" ones (resources, appearances, contents) not at all: otherwise an object
 * that is a form field or a page as well could change what is drawn.
 */
export type Role =
  | ("catalog" | "permissions" | "form" | "fields" | "field" | "annotations" | "plain" | "drawn")
  | ("resources" | "names" | "objects" | "structure" | "elements" | "numbers" | "annotation" | "trees");

export const roles = [
  ...(["catalog", "permissions", "form", "fields", "field", "annotations", "plain", "drawn"] as const),
  ...(["resources", "names", "objects", "structure", "elements", "numbers", "annotation", "trees"] as const),
] satisfies Role[];

/** How the catalog's entries are reached that may change. */
const inCatalog: Readonly<Record<string, Role>> = {
  ...{ AcroForm: "form", Perms: "permissions", StructTreeRoot: "structure", Names: "trees" },
};
/** The structure tree (14.7), to which signing programs add an element for a signature's widget. */
const inStructure: Readonly<Record<string, Role>> = {
  ...{ K: "elements", P: "structure", ParentTree: "numbers" },
};

/** Entries of the catalog that show nothing: evidence about signatures, descriptions, versions, private data (14.5). */
const unseenInCatalog = new Set(["DSS", "Metadata", "Extensions", "Version", "PieceInfo"]);
/** Entries of a page that show nothing: the order of the tab key, private data and its date. */
const unseenInPage = new Set(["Tabs", "PieceInfo", "LastModified"]);
const drawnKeys = new Set(["Resources", "AP", "Contents"]);

/** How an entry of a dictionary is reached; `undefined` for one that is not looked at. */
export function roleOfEntry(dict: PdfDict, role: Role, key: string): Role | undefined {
  switch (role) {
    case "drawn":
      return "drawn";
    case "catalog":
      if (unseenInCatalog.has(key)) return undefined;
      return inCatalog[key] ?? roleOfPlainEntry(dict, role, key);
    case "form":
      return key === "Fields" ? "fields" : key === "DR" ? "resources" : "plain";
    case "resources":
      return key === "XObject" ? "objects" : "names";
    case "names":
    case "objects":
      return "drawn";
    case "structure":
    case "elements":
      if (key === "ParentTreeNextKey") return undefined;
      return inStructure[key] ?? roleOfPlainEntry(dict, role, key);
    case "numbers":
      if (key === "Limits") return undefined;
      return key === "Kids" ? "numbers" : "structure";
    default:
      return roleOfPlainEntry(dict, role, key);
  }
}

function roleOfPlainEntry(dict: PdfDict, role: Role, key: string): Role | undefined {
  // A note and its pop-up window, or the note that it answers.
  if (role === "annotation" && /^(?:Parent|Popup|IRT)$/.test(key) && isNote(dict)) return "annotation";
  if (drawnKeys.has(key)) return "drawn";
  // What a signature reference calls its data is for programs that compare revisions, and shown nowhere (table 256).
  if (key === "Data" && dict.entries.has("TransformMethod")) return undefined;
  // Viewers take for a page what the page tree leads to, whatever its /Type.
  if (key === "Annots") return "annotations";
  if (key === "Kids" && role === "field") return "fields";
  return key === "Parent" && isFormField(dict) ? "field" : "plain";
}

/** How the items of an array are reached. */
export function roleOfItem(role: Role): Role {
  if (role === "fields") return "field";
  if (role === "elements") return "structure";
  return role === "names" || role === "objects" ? "drawn" : role === "annotations" ? "annotation" : role;
}

const isPages = ({ entries }: PdfDict) => isNamed(entries.get("Type"), "Pages");
const isPage = ({ entries }: PdfDict) => isNamed(entries.get("Type"), "Page");

/** A field of the form, or a widget that shows one. */
export const isFormField = ({ entries }: PdfDict): boolean =>
  entries.has("FT") || entries.has("T") || isNamed(entries.get("Subtype"), "Widget");

/** The entry of a dictionary; `isFilled`: that of a signature field which was empty, and now is signed. */
type Entry = { role: Role; key: string; isFilled: boolean };

/** Whether an entry may have another value, whatever it is reached by and leads to. */
export function mayDiffer(
  { role, key, isFilled }: Entry,
  was: PdfValue,
  is: PdfValue,
  after: PdfDict,
): boolean {
  const isNew = was === null;
  if (isFilled && isFilling(key, was, is)) return true;
  // Reached otherwise, it could be a page or a tree as well, which would lead elsewhere.
  if (isFilled && key === "Kids" && isNew && role === "field") return true;
  switch (role) {
    case "form":
      // Without NeedAppearances it is false.
      return key === "SigFlags" || (isNew && (key === "DA" || (key === "NeedAppearances" && is === false)));
    case "resources":
    case "names":
    case "objects":
      return isNew;
    case "trees":
      // Appearances that nothing refers to by name but scripts, such as Acrobat's icons of notes (table 32).
      return key === "AP" && isNew;
    case "plain":
    case "field":
    case "annotation":
      if (key === "Ff") return isFormField(after) && isLocking(was, is);
      // A page's number in the structure tree, and iText's name for itself.
      if (isPage(after)) return unseenInPage.has(key) || (key === "StructParents" && isNew);
      return key === "ITXT" && isNew && isPages(after);
    case "structure":
      return key === "RoleMap" && isNew;
    default:
      return false;
  }
}

/**
 * Whether a new entry is a default by which viewers draw the fields that show a value (12.7.4.3): it may be added only
 * where all fields are signatures. No default draws an XObject.
 */
export const mayRedrawFields = (role: Role, key: string): boolean =>
  (role === "form" && key === "DA") || (role === "resources" && key !== "XObject") || role === "names";

/** Whether a field only became read-only, as signatures that lock fields make it (12.7.5.5, table 237). */
const isLocking = (was: PdfValue, is: PdfValue) =>
  (was === null || typeof was === "number") && is === ((was ?? 0) | 1);

/** What a signature writes into an empty field and its widget. */
const filledIn = new Set(["V", "AP", "M", "MK", "DA", "Ff"]);
const addedWhenFilled = new Set(["Type", "Subtype", "Rect", "P", "TU", "Border", "BS", "H", "NM"]);

function isFilling(key: string, was: PdfValue, is: PdfValue): boolean {
  // An annotation's flags; in an action or a file specification it is a file.
  if (key === "F") return [was, is].every((value) => value === null || typeof value === "number");
  return filledIn.has(key) || (was === null && addedWhenFilled.has(key));
}

const emptyDict: PdfDict = { kind: "dict", entries: new Map() };

export const orEmptyDict = (value: PdfValue): PdfDict => (isDict(value) ? value : emptyDict);
