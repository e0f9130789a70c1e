import { createHash, hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { copyFile, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { capped } from "../catalog/capped.ts";
import { type Problem, UserError } from "../catalog/errors.ts";
import { naming } from "../catalog/machine.ts";
import { longCommit } from "../words/digests.ts";
import { refuseLarge } from "./large.ts";
import { refuseUnsafe, repositoryPath } from "./paths.ts";
import type { Content, Tree, TreeSource } from "./tree.ts";
import { doublesAmong, foldedAll, type Twin, twinProblem } from "./twins.ts";

/** Reading, digest and copy, alike for commits and working trees. */
export function treeOf(source: TreeSource): Tree {
  return {
    commit: source.commit,
    kindOf: async (path) => await source.kindOf(repositoryPath(path)),
    isLinked: async (path) => await source.isLinked(repositoryPath(path)),
    list: async (path) => await source.list(repositoryPath(path)),
    everything: async () => await source.everything(),
    twins: async (paths) => await source.twins(paths.map(repositoryPath)),
    rewritten: async (paths) => await source.rewritten(paths.map(repositoryPath)),
    attributes: async (path) => await source.attributes(repositoryPath(path)),
    blobs: async (path) => await source.blobs(repositoryPath(path)),
    read: async (path) => await read(source, repositoryPath(path)),
    contents: (path) => contents(source, repositoryPath(path)),
    digest: async (path) => await digest(source, repositoryPath(path)),
    digests: async (folder, files) => await digests(source, repositoryPath(folder), files),
    bytes: async (path) => await source.bytes(repositoryPath(path)),
    bring: async (path) => await bring(source, repositoryPath(path)),
    materialize: async (path, into) => await materialize(source, repositoryPath(path), into),
  };
}

async function read(source: TreeSource, path: string): Promise<Buffer> {
  for await (const content of source.contents(path, refuseLarge)) {
    if (content.path !== path) break;
    if (content.kind === "bytes") return content.bytes;
    refuseLarge(path, (await stat(content.file)).size);
    return await readFile(content.file);
  }
  throw notThere(source, path);
}

async function bring(source: TreeSource, path: string): Promise<void> {
  const problems: Problem[] = [];
  for await (const fetch of source.pointers(path))
    try {
      await fetch();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(...error.problems);
    }
  if (problems.length > 0) throw new UserError(capped(problems, path));
}

async function* contents(source: TreeSource, path: string): AsyncIterable<Content> {
  await bring(source, path);
  yield* source.contents(path);
}

async function digest(source: TreeSource, path: string): Promise<string> {
  await bring(source, path);
  const lines: string[] = [];
  for await (const content of source.contents(path)) {
    const below = content.path === path ? "" : content.path.slice(path.length).replace(/^\//, "");
    lines.push(await lineOf(below, content, source));
  }
  if (lines.length === 0) throw notThere(source, path);
  return digestOfLines(lines);
}

async function digests(
  source: TreeSource,
  folder: string,
  files: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  await bring(source, folder);
  const wanted = new Set(files);
  const start = folder === "" ? 0 : folder.length + 1;
  const found = new Map<string, string>();
  for await (const content of source.contents(folder)) {
    const below = content.path.slice(start);
    if (wanted.has(below)) found.set(below, digestOfLines([await lineOf("", content, source)]));
  }
  return found;
}

async function lineOf(below: string, content: Content, { hashOf }: TreeSource): Promise<string> {
  if (content.kind === "bytes") return `${below}\0${hash("sha256", content.bytes)}\n`;
  return `${below}\0${await (hashOf ?? hashAnew)(content.file)}\n`;
}

function digestOfLines(lines: readonly string[]): string {
  return `sha256:${hash("sha256", lines.join(""))}`;
}

async function hashAnew(file: string): Promise<string> {
  const whole = createHash("sha256");
  await pipeline(createReadStream(file), whole);
  return whole.digest("hex");
}

async function materialize(source: TreeSource, path: string, into: string): Promise<string> {
  const paths = await source.list(path);
  refuseUnsafe(paths);
  await bring(source, path);
  const here: Content[] = [];
  let copied = 0;
  for await (const content of source.contents(path)) {
    if (content.kind === "file" && content.file === source.inPlace(content.path)) {
      here.push(content);
      continue;
    }
    await write(content, join(into, content.path));
    copied += 1;
  }
  if (here.length + copied === 0) throw notThere(source, path);
  const place = source.inPlace(path);
  if (copied === 0 && place !== null) return place;
  for (const content of here) await write(content, join(into, content.path));
  await refuseMerged(paths, into);
  return join(into, path);
}

/** What a Mac takes for one may be read where the disk keeps it apart, as a base that a pull request mends. */
async function refuseMerged(paths: readonly string[], into: string): Promise<void> {
  const merged: Twin[] = [];
  for (const twin of doublesAmong(foldedAll(paths))) {
    const [one, other] = [await stat(join(into, twin.path)), await statOf(join(into, twin.of))];
    if (one.ino === other?.ino) merged.push(twin);
  }
  if (merged.length > 0) throw new UserError(merged.map(twinProblem));
}

async function statOf(file: string) {
  return await stat(file).catch(() => undefined);
}

async function write(content: Content, file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  if (content.kind === "bytes") await writeFile(file, content.bytes).catch(naming(file));
  else await copyFile(content.file, file);
}

function notThere(source: TreeSource, path: string): UserError {
  const where = source.commit === null ? "" : ` at ${longCommit(source.commit)}`;
  return new UserError({ message: `there is no such file or folder${where}`, at: { file: path } });
}
