import { execFileSync, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A Python process that answers by a well-known library, or why there is none. */
export type Oracle = { readonly absent: string } | Answering;

export interface Answering {
  /** The answer to each case, in order; a case is the list of a question's arguments. */
  ask(question: string, cases: readonly (readonly unknown[])[]): Promise<unknown[]>;
  close(): void;
}

/** Asks where there is somebody to answer; tests that ask are skipped elsewhere. */
export function asking(oracle: Oracle): Answering["ask"] {
  if ("absent" in oracle) return () => Promise.reject(new Error(oracle.absent));
  return oracle.ask;
}

const BRIDGE = fileURLToPath(new URL("bridge.py", import.meta.url));

/** Whether modules are there, without importing them, which takes seconds. */
const FINDS = `
import sys
from importlib.util import find_spec
sys.exit(not all(find_spec(name.split('.')[0]) for name in sys.argv[1:]))`;

/** Starts the answers of `<topic>.py`. Where a module is missing the tests that need it are skipped, saying so. */
export function openOracle(topic: string, ...modules: readonly string[]): Oracle {
  const python = process.env.QUANTGATE_PYTHON ?? "python3";
  try {
    execFileSync(python, ["-c", FINDS, ...modules], { stdio: "ignore" });
  } catch {
    const absent = `${python} lacks ${modules.join(" or ")}: set QUANTGATE_PYTHON to one that has them`;
    console.warn(`skipped, ${absent}`);
    return { absent };
  }
  return answering(python, topic);
}

function answering(python: string, topic: string): Answering {
  const child = spawn(python, [BRIDGE, topic], { stdio: ["pipe", "pipe", "pipe"] });
  const told: string[] = [];
  child.stderr.on("data", (text) => told.push(String(text)));
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    async ask(question, cases) {
      child.stdin.write(`${JSON.stringify({ ask: question, cases })}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error(`the oracle died: ${told.join("").slice(-2000)}`);
      return JSON.parse(value);
    },
    close: () => child.stdin.end(),
  };
}
