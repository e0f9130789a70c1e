import type { AsideKind, SetAside } from "../contract/plan.ts";
import { companionsAmong, endsAsImage, isHidden, isImage, isSystems } from "./image-files.ts";
import { naturally } from "./natural-order.ts";

interface Folder {
  readonly folder: string;
  readonly files: readonly string[];
  /** The label file and the files that it names; without it every image is a sample. */
  readonly labels?: { readonly file: string; readonly named: ReadonlySet<string> };
  /** Which files of another kind than images are the samples. */
  readonly isSample?: (path: string) => boolean;
}

/** Enough to know what sort of files they are. */
const EXAMPLES = 5;

/**
 * The files below a folder of the data that are no samples, so that none is lost in silence: nothing where there are
 * none. What a system leaves there on its own, and what belongs to a photo beside it, nobody misses.
 */
export function setAside({ folder, files, labels, isSample = isImage }: Folder): SetAside[] {
  const isCompanion = companionsAmong(files);
  const isOne = (path: string) => labels?.named.has(path) ?? isSample(path);
  const missed = files.filter((path) => !isOne(path) && !isSystems(path) && !isCompanion(path));
  if (missed.length === 0) return [];
  const byKind: SetAside["byKind"] = {};
  for (const kind of missed.map(kindOf)) byKind[kind] = (byKind[kind] ?? 0) + 1;
  const examples = missed.toSorted(naturally).slice(0, EXAMPLES);
  return [
    { folder, ...(labels && { labels: labels.file }), count: missed.length, byKind, examples },
  ];
}

function kindOf(path: string): AsideKind {
  if (isHidden(path)) return "hidden";
  if (endsAsImage(path)) return "unnamed";
  if (MOVIE.test(path)) return "movie";
  return PICTURE.test(path) ? "unread" : "other";
}

const MOVIE = /\.(3gp|avi|m2ts|m4v|mkv|mov|mp4|mpe?g|mts|ogv|webm|wmv)$/i;

/** Of cameras, editors and the web, in formats that are not decoded. */
const PICTURE =
  /\.(arw|avifs|cr[23w]|dib|dng|eps|exr|hdr|hei[cf]s|icns|ico|j2k|jp2|jpx|jxl|jxr|nef|orf|pcx|pef|psb|psd|raf|raw|rw2|srw|svgz?|tga|xcf)$/i;
