import { postHeights, postSigned } from "./parent-messages.js";

const { signature } = document.querySelector("main")?.dataset ?? {};

if (signature) postSigned(signature);
postHeights();
