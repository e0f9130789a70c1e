import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { MachineFault } from "../catalog/machine.ts";

/** Makes a folder and those above it. Where that cannot be, whoever named it can name another: `instead` says how. */
export async function makeFolder(
  folder: string,
  instead = "name another folder with --out",
): Promise<void> {
  // Node's own `recursive` never ends where a system refuses by ENOENT, as Linux does in /proc.
  if (await isFolder(folder)) return;
  const above = dirname(folder);
  if (above !== folder) await makeFolder(above, instead);
  await mkdir(folder).catch(async (error: Error) => {
    // Another may have made it in the meantime.
    if (!(await isFolder(folder))) throw unmakeable(folder, error, instead);
  });
}

async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function unmakeable(file: string, { message }: Error, fix: string): MachineFault {
  return new MachineFault({ message: `the folder cannot be made: ${message}`, at: { file }, fix });
}
