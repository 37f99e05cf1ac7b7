import { postHeights } from "./parent-messages.js";
import { nextPoll } from "./next-poll.js";

const main = /** @type {HTMLElement} */ (document.querySelector("main"));
const { session = "", back = "" } = main.dataset;

/** @param {string} path @param {RequestInit} [init] */
async function call(path, init) {
  const response = await fetch(`/eparaksts/${session}/${path}`, init);
  return /** @type {{ status: string }} */ (await response.json());
}

async function waitForEnd() {
  for (;;) {
    await nextPoll();
    const answer = await call("state").catch(() => undefined);
    if (answer?.status === "ended") return end();
  }
}

function end() {
  if (back) return location.replace(back);
  for (const id of ["waiting", "ended"]) document.getElementById(id)?.toggleAttribute("hidden");
}

document.getElementById("cancel")?.addEventListener("click", () => {
  void call("cancel", { method: "POST" }).catch(() => undefined);
});
postHeights();
void waitForEnd();
