import type { Mode } from "./serving/parts";
import { startParaph } from "./serving/start-paraph";

const modes: Record<string, Mode> = { "": "start", "--dev": "dev", "--sandbox-only": "sandbox-only" };

const args = process.argv.slice(2).join(" ");
const mode = modes[args];
if (mode) {
  process.exit(await startParaph(mode, process.env));
} else {
  console.error(`"${args}" is not understood. Use --dev, --sandbox-only, or nothing.`);
  process.exit(1);
}
