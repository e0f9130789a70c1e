import { capped } from "../../catalog/capped.ts";
import { type Problem, UserError } from "../../catalog/errors.ts";
import { quote } from "../../catalog/quote.ts";
import type { AnySample } from "../../contract/sample.ts";
import { withoutEnding } from "../../samples/files.ts";
import { IMAGE_FORMATS, isImage } from "../../samples/image-files.ts";
import { naturally } from "../../samples/natural-order.ts";
import { setAside } from "../../samples/set-aside.ts";
import { type Answers, type DataParts, type Truth, truthFrom } from "../../samples/truth.ts";
import { imageOf } from "../images.ts";

/** What each pixel shows is in a file, and no part of a sample. */
export const MASK_ANSWERS: Answers<AnySample> = {
  another: "another mask",
  answerOf: () => "its mask",
  inputsOf: imageOf,
};

/** Images that each have a mask: a file of the same path, but for how its name ends. */
export async function maskedImagesIn(data: DataParts): Promise<Truth> {
  const [images, masks] = [await data.files("images"), await data.files("masks")];
  if (images === undefined || masks === undefined) throw new Error("images without masks");
  const ids = images.data.filter(isImage).sort(naturally);
  if (ids.length === 0)
    throw new UserError({
      message: "has no images",
      at: { file: images.folder },
      fix: `accepted: a folder of ${IMAGE_FORMATS}`,
    });
  const byStem = Map.groupBy(masks.data.filter(isMask), withoutEnding);
  const names = new Set(ids.map(withoutEnding));
  const problems = [
    ...twins(ids, images.folder, "image"),
    ...lacking(ids, byStem, masks.folder),
    ...[...byStem]
      .filter(([stem, own]) => own.length > 1 && names.has(stem))
      .map(([, own]) => twoMasks(own, masks.folder)),
  ];
  if (problems.length > 0) throw new UserError(problems);
  const aside = [
    ...setAside({ folder: images.folder, files: images.data }),
    ...setAside({
      folder: masks.folder,
      files: masks.data,
      isSample: (path) => isMask(path) && names.has(withoutEnding(path)),
    }),
  ];
  const samples = ids.map((id) => ({ id }));
  return truthFrom({ file: images.folder, samples, lines: new Map(), aside }, MASK_ANSWERS);
}

/** A picture, or an array of class numbers. */
function isMask(path: string): boolean {
  return isImage(path) || /\.npy$/i.test(path);
}

function lacking(
  ids: readonly string[],
  byStem: ReadonlyMap<string, unknown>,
  folder: string,
): Problem[] {
  const problems = ids
    .filter((id) => !byStem.has(withoutEnding(id)))
    .map((id) => ({
      message: `has no mask of ${quote(id)}`,
      at: { file: folder },
      fix: `a mask is named like its image, such as ${withoutEnding(id)}.png`,
    }));
  return capped(problems, folder);
}

function twins(ids: readonly string[], folder: string, what: string): Problem[] {
  const problems = [...Map.groupBy(ids, withoutEnding).values()]
    .filter((own) => own.length > 1)
    .map((own) => ({
      message: `${own.map(quote).join(" and ")} would have one mask: give each ${what} a name of its own`,
      at: { file: folder },
    }));
  return capped(problems, folder);
}

function twoMasks(own: readonly string[], folder: string): Problem {
  const message = `${own.map(quote).join(" and ")} are masks of one image: keep one`;
  return { message, at: { file: folder } };
}
