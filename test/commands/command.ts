import { resolve } from "node:path";
import { execa } from "execa";

const CLI = resolve("dist/cli.js");

export interface Ran {
  readonly status: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command line as a person starts it; `cli` names another copy of it. */
export async function quantgate(
  args: readonly string[],
  {
    cwd = ".",
    env = {},
    cli = CLI,
  }: { cwd?: string; env?: Record<string, string>; cli?: string } = {},
): Promise<Ran> {
  const { exitCode, stdout, stderr } = await execa(process.execPath, [cli, ...args], {
    ...{ cwd, env: { GITHUB_ACTIONS: "", NO_COLOR: "1", ...env }, reject: false },
  });
  return { status: exitCode, stdout, stderr };
}
