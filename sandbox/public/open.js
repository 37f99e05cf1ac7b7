import { showDocuments } from "./document-view.js";
import { tellHeights } from "./parent-messages.js";

tellHeights();
showDocuments();
