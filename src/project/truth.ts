import type { Entry } from "../plan/entries.ts";
import type { Truth } from "../samples/truth.ts";
import { readableTask } from "../tasks/tasks.ts";
import type { DataPart } from "./data.ts";

/** What a model should answer, read by its task from the data that the policy names. */
export async function readTruth(entry: Entry, parts: readonly DataPart[]): Promise<Truth> {
  const { task, data } = entry.model;
  const read = readableTask(task)?.truth;
  if (read === undefined) throw new Error(`the data of ${task} is not read yet`);
  const of = (key: string) => parts.find(({ part }) => part === key);
  return await read({
    sliceBy: data.sliceBy,
    async text(key) {
      const part = of(key);
      return part && { file: part.path, text: await textOf(part) };
    },
    async files(key) {
      const part = of(key);
      if (part === undefined) return;
      const files = await filesBelow(part);
      const isData = (file: string) => !isOfTheProject(join(part.path, file), part, entry, parts);
      return { folder: part.path, files, data: files.filter(isData) };
    },
  });
}

/** Whether a file in a folder of data is the policy or other data that it names: no sample, and missed by nobody. */
function isOfTheProject(
  path: string,
  folder: DataPart,
  { policyPath }: Entry,
  parts: readonly DataPart[],
): boolean {
  const beside = parts.map((part) => part.path).filter((one) => one !== folder.path);
  return [policyPath, ...beside].some((one) => path === one || path.startsWith(`${one}/`));
}

function join(folder: string, file: string): string {
  return folder === "" ? file : `${folder}/${file}`;
}

async function textOf({ tree, path }: DataPart): Promise<string> {
  return (await tree.read(path)).toString("utf8");
}

async function filesBelow({ tree, path }: DataPart): Promise<string[]> {
  const files = await tree.list(path);
  return path === "" ? [...files] : files.map((file) => file.slice(path.length + 1));
}
