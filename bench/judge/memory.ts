import { execa } from "execa";

/** Whether the command judges this out folder with so many MB for all objects; typed arrays lie beside them. */
export async function judgesWithin(megabytes: number, root: string): Promise<boolean> {
  const heap = `--max-old-space-size=${megabytes}`;
  const { exitCode } = await execa(process.execPath, [heap, "src/cli.ts", "judge", "--out", root], {
    ...{ reject: false, stdio: "ignore" },
  });
  return exitCode === 0 || exitCode === 1;
}
