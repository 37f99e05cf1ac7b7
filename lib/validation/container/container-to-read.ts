import type { ReadingBudget } from "@/lib/formats/reading-budget";
import type { Container } from "@/lib/formats/zip/open-container";
import type { ContainerContents } from "./container-contents";
import type { ContainerParts } from "./container-parts";

/** An open container, with its files by what they are for and by name. */
export type ContainerToRead = {
  container: Container;
  parts: ContainerParts;
  contents: ContainerContents;
  budget: ReadingBudget;
};
