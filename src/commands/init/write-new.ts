import { access } from "node:fs/promises";
import { join } from "node:path";
import { writeText } from "../../out/write.ts";

/** A file that `init` would write; paths from the repository's root. */
export interface WantedFile {
  readonly path: string;
  readonly text: string;
}

export interface WrittenFile extends WantedFile {
  /** `kept`: it was there already, and stays as it is; `shown`: nothing was to be written. */
  readonly did: "written" | "replaced" | "kept" | "shown";
}

interface Manner {
  readonly force: boolean;
  /** Only shows what would be written. */
  readonly print: boolean;
}

/** Writes each file whole or not at all; what is there already only when told to. */
export async function writeNew(
  root: string,
  wanted: readonly WantedFile[],
  { force, print }: Manner,
): Promise<WrittenFile[]> {
  const outcomes: WrittenFile[] = [];
  for (const file of wanted) {
    const isThere = await exists(join(root, file.path));
    const did = print ? "shown" : !isThere ? "written" : force ? "replaced" : "kept";
    if (did === "written" || did === "replaced") await writeText(root, file.path, file.text);
    outcomes.push({ ...file, did });
  }
  return outcomes;
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
