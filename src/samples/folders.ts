import { UserError } from "../catalog/errors.ts";
import { quote } from "../catalog/quote.ts";
import { capped } from "./capped.ts";
import type { Labels } from "./labels.ts";
import { naturally } from "./natural-order.ts";

const IMAGE = /\.(bmp|gif|jpe?g|pgm|png|ppm|tiff?|webp)$/i;

/** Samples, and the files that are none: told, never silently lost. */
export interface FolderSamples extends Labels {
  readonly ignored: readonly string[];
}

/** A folder per class: of paths below the images folder, the first part is the label, the whole the id. */
export function samplesFromFolders(paths: readonly string[], folder: string): FolderSamples {
  const sorted = [...new Set(paths)].sort(naturally);
  const images = sorted.filter(isImage);
  const loose = images.filter((path) => !path.includes("/"));
  const at = { file: folder };
  if (images.length === 0)
    throw new UserError({
      message: "has no images",
      at,
      fix: "accepted: a folder per class, of .png, .jpg, .bmp, .gif, .tiff or .webp files",
    });
  if (loose.length > 0)
    throw new UserError(
      capped(
        loose.map((path) => ({ message: `${quote(path)} is in no class's folder`, at })),
        folder,
      ),
    );
  const samples = images.map((id) => ({ id, label: id.slice(0, id.indexOf("/")) }));
  return {
    file: folder,
    samples,
    lines: new Map(),
    ignored: sorted.filter((path) => !isImage(path)),
  };
}

/** Files that begin with a dot are the system's own, such as macOS's `._cat.png`. */
export function isImage(path: string): boolean {
  return IMAGE.test(path) && !path.split("/").some((part) => part.startsWith("."));
}
