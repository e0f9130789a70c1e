import { capped } from "../../catalog/capped.ts";
import { type Problem, UserError } from "../../catalog/errors.ts";
import { quote } from "../../catalog/quote.ts";
import { IMAGE_FORMATS, isHidden, isImage } from "../../samples/image-files.ts";
import { naturally } from "../../samples/natural-order.ts";
import { setAside } from "../../samples/set-aside.ts";
import { listedUpTo } from "../../words/lists.ts";
import type { Labels } from "./labels.ts";

/** A folder per class: of paths below the images folder, the first part is the label, the whole the id. */
export function samplesFromFolders(paths: readonly string[], folder: string): Labels {
  const files = [...new Set(paths)].sort(naturally);
  const images = files.filter(isImage);
  if (images.length === 0)
    throw new UserError({
      message: "has no images",
      at: { file: folder },
      fix: `accepted: a folder per class, of ${IMAGE_FORMATS}`,
    });
  const problems = [...loose(images, folder), ...emptyClasses(files, folder)];
  if (problems.length > 0) throw new UserError(problems);
  const samples = images.map((id) => ({ id, label: classOf(id) }));
  const aside = setAside({ folder, files });
  return { file: folder, samples, lines: new Map(), ...(aside.length > 0 && { aside }) };
}

function loose(images: readonly string[], folder: string): Problem[] {
  const found = images.filter((path) => !path.includes("/"));
  const at = { file: folder };
  return capped(
    found.map((path) => ({ message: `${quote(path)} is in no class's folder`, at })),
    folder,
  );
}

/** Folders with files of which none is a sample: their class would be missing from every number. */
function emptyClasses(files: readonly string[], folder: string): Problem[] {
  const below = files.filter((path) => path.includes("/") && !isHidden(classOf(path)));
  const empty = [...Map.groupBy(below, classOf)].filter(([, own]) => !own.some(isImage));
  return capped(
    empty.map(([name, own]) => ({
      message: `has no image that can be read in the folder of class ${quote(name)}: ${listedUpTo(NAMED, own.map(quote))}`,
      at: { file: folder },
      fix: `convert them to one of these, or remove the folder: ${IMAGE_FORMATS}`,
    })),
    folder,
  );
}

function classOf(path: string): string {
  return path.slice(0, path.indexOf("/"));
}

const NAMED = 3;
