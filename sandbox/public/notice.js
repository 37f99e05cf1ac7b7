import { postHeights } from "./parent-messages.js";

postHeights();
