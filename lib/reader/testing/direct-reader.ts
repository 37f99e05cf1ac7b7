import type { FileReader } from "../file-reader";
import { jobs } from "../jobs";

/** Reads in the test's own process, without limits: for tests that send honest files. */
export const directReader: FileReader = jobs;
