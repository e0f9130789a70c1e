import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type Waiting, within } from "./within.ts";

/** What became of an upload. That it failed never changes a verdict. */
export type Uploaded =
  | { readonly kind: "uploaded"; readonly id: number }
  | { readonly kind: "failed"; readonly why: string };

export interface Upload {
  readonly name: string;
  readonly folder: string;
  /** Paths below the folder that stay where they are. */
  readonly without: readonly string[];
}

/** Keeps a folder as an artifact of the run. */
export async function uploadFolder(upload: Upload, waiting: Waiting): Promise<Uploaded> {
  return await within(waiting, () => send(upload), failed);
}

async function send({ name, folder, without }: Upload): Promise<Uploaded> {
  const files = await filesBelow(folder, without);
  if (files.length === 0) return failed(`${folder} is empty`);
  const { DefaultArtifactClient } = await import("@actions/artifact");
  const { id } = await new DefaultArtifactClient().uploadArtifact(name, files, folder);
  return id === undefined ? failed("the service gave it no number") : { kind: "uploaded", id };
}

function failed(why: string): Uploaded {
  return { kind: "failed", why };
}

async function filesBelow(folder: string, without: readonly string[]): Promise<string[]> {
  const left = new Set(without.map((path) => join(folder, path)));
  const files: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (left.has(path)) continue;
    if (entry.isDirectory()) files.push(...(await filesBelow(path, [])));
    else if (entry.isFile()) files.push(path);
  }
  return files;
}
