import { tellHeights } from "./parent-messages.js";

tellHeights();
