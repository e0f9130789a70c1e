import { execa } from "execa";

/** Runs a script in the project's Python environment (`QUANTGATE_PYTHON`) and reads the JSON it prints. */
export async function python<T>(script: string, args: readonly string[] = []): Promise<T> {
  const interpreter = process.env.QUANTGATE_PYTHON ?? "python3";
  const { stdout } = await execa(interpreter, ["-c", script, ...args]);
  return JSON.parse(stdout);
}
