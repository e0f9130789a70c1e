import { readdir } from "node:fs/promises";
import { join } from "node:path";

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
export async function uploadFolder(upload: Upload): Promise<Uploaded> {
  try {
    const files = await filesBelow(upload.folder, upload.without);
    if (files.length === 0) return { kind: "failed", why: `${upload.folder} is empty` };
    const { DefaultArtifactClient } = await import("@actions/artifact");
    const { id } = await new DefaultArtifactClient().uploadArtifact(
      upload.name,
      files,
      upload.folder,
    );
    if (id === undefined) return { kind: "failed", why: "the service gave it no number" };
    return { kind: "uploaded", id };
  } catch (error) {
    return { kind: "failed", why: error instanceof Error ? error.message : String(error) };
  }
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
