import { copyFile, lstat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { placesOf } from "../../contract/data.ts";
import type { At, Plan } from "../../contract/plan.ts";
import type { ToLabel } from "../../judge/labelling.ts";
import { LAYOUT } from "../../out/layout.ts";
import { makeFolder } from "../../out/make-folder.ts";
import type { OutFolder } from "../../out/out-folder.ts";
import { findTask } from "../../tasks/rows.ts";

/** Copies the images that need a label beside the list of them, for a person to work through. */
export async function copyLabellingImages(
  missing: readonly ToLabel[],
  { requests }: Plan,
  out: OutFolder,
  locate: (at: At) => Promise<string>,
): Promise<void> {
  for (const { model, names } of missing) {
    const images = filesToLabel(requests, model);
    if (images === undefined) continue;
    const from = await locate(images);
    for (const name of names)
      await copy(join(from, name), join(out.root, LAYOUT.labellingImages.of({ model }), name));
  }
}

/** Where the files lie that people label; without them, examples are known by what their label file calls them. */
export function filesToLabel(requests: Plan["requests"], model: string): At | undefined {
  const own = requests.find((request) => request.model === model);
  if (own === undefined) return;
  const name = findTask(own.task)?.filesToLabel;
  return placesOf(own.data).find((part) => part.name === name)?.at;
}

/** Regular files alone: a link might lead anywhere. */
async function copy(from: string, to: string): Promise<void> {
  if (!(await lstat(from)).isFile()) return;
  await makeFolder(dirname(to));
  await copyFile(from, to);
}
