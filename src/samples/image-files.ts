import { withoutEnding } from "./files.ts";

/** What the worker decodes, by how a file's name ends; what is in it, the worker looks at itself. */
const IMAGE = /\.(avif|bmp|gif|hei[cf]|hif|jfif|jpe?g|png|p[bgnp]m|tiff?|webp)$/i;

/** As a message lists them. */
export const IMAGE_FORMATS =
  ".png, .jpg, .heic, .avif, .webp, .bmp, .gif, .tiff, .ppm or .pgm files";

/** Whether a file below a folder of images is one: what is hidden, or lies in a system's own folder, is not. */
export function isImage(path: string): boolean {
  return endsAsImage(path) && !isHidden(path) && !isInSystemFolder(path);
}

/** By its name alone. */
export function endsAsImage(path: string): boolean {
  return IMAGE.test(path);
}

/** Files and folders that begin with a dot. */
export function isHidden(path: string): boolean {
  return path.split("/").some((part) => part.startsWith("."));
}

/** Whether systems and file servers have left it there on their own, or to hold a folder open in git. */
export function isSystems(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return SYSTEM_FILE.test(name) || isInSystemFolder(path);
}

const SYSTEM_FILE =
  /^(\._.*|\.ds_store|\.localized|\.apdisk|icon\r|thumbs\.db|ehthumbs(_vista)?\.db|desktop\.ini|\.?picasa\.ini|\.directory|\.nomedia|\.keep|\.git(keep|ignore|attributes))$/i;

/** Of these `@eaDir` and `.ipynb_checkpoints` hold copies of the pictures beside them. */
const SYSTEM_FOLDER =
  /^(__macosx|\.appledouble|\.spotlight-v100|\.trashes|\.trash(-\d+)?|\.fseventsd|\.temporaryitems|@eadir|\$recycle\.bin|system volume information|\.ipynb_checkpoints)$/i;

function isInSystemFolder(path: string): boolean {
  return path
    .split("/")
    .slice(0, -1)
    .some((part) => SYSTEM_FOLDER.test(part));
}

/** What comes with a photo under its name: the movie of a live photo, and what an editor noted of it. */
const COMPANION = /\.(mov|mp4|mp|aae|xmp)$/i;

/** Tells, among these files, whether one stands beside a photo of the same name and belongs to it. */
export function companionsAmong(paths: Iterable<string>): (path: string) => boolean {
  const photos = new Set<string>();
  for (const path of paths)
    if (isImage(path))
      for (const name of [path, withoutEnding(path)]) photos.add(name.toLowerCase());
  return (path) => COMPANION.test(path) && photos.has(withoutEnding(path).toLowerCase());
}
