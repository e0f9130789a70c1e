import type { Dirent } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { sizeOnDisk } from "../../project/pictures.ts";
import type { Files } from "../../samples/files.ts";

export interface RepositoryFiles extends Files {
  readonly models: readonly string[];
}

/** What others made: their models are not the team's. */
const PASSED_OVER = /^(\..*|node_modules|Pods|Carthage|DerivedData|build|dist|quantgate-out|venv)$/;
const MODEL = /\.(mlpackage|mlmodel)$/;
const LARGEST_TEXT = 50_000_000;

/** The team's own models and files, from the root; links are not followed. */
export async function filesIn(root: string): Promise<RepositoryFiles> {
  const paths: string[] = [];
  const models: string[] = [];
  await walk(root, "", (path) => (MODEL.test(path) ? models : paths).push(path));
  const text = async (path: string) => await textOf(join(root, path));
  const size = async (path: string) => await sizeOnDisk(join(root, path));
  return { paths: paths.sort(), models: models.sort(), text, size };
}

async function walk(root: string, folder: string, take: (path: string) => void): Promise<void> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  for (const entry of entries) {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (isLeaf(entry)) take(path);
    else if (entry.isDirectory() && !PASSED_OVER.test(entry.name)) await walk(root, path, take);
  }
}

/** A package is a folder, but one model. */
function isLeaf(entry: Dirent): boolean {
  return entry.isFile() || (entry.isDirectory() && entry.name.endsWith(".mlpackage"));
}

async function textOf(file: string): Promise<string | undefined> {
  return (await stat(file)).size <= LARGEST_TEXT ? await readFile(file, "utf8") : undefined;
}
