import { execa } from "execa";

/** The project's own environment, as `npm test` makes it. */
export const INTERPRETER = process.env.QUANTGATE_PYTHON ?? "python3";

/** Runs a script and reads the JSON it prints. */
export async function python<T>(script: string, args: readonly string[] = []): Promise<T> {
  const { stdout } = await execa(INTERPRETER, ["-c", script, ...args]);
  return JSON.parse(stdout);
}
