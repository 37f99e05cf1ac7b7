import { showDocuments } from "./document-view.js";
import { postHeights } from "./parent-messages.js";

postHeights();
showDocuments();
