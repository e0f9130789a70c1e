import { UserError } from "../../src/catalog/errors.ts";
import type { TaskOptions } from "../../src/contract/data.ts";
import type { DataParts, PictureSize, Truth } from "../../src/samples/truth.ts";

/** What is in the files of folders, by their paths there. */
interface Within {
  /** What the reader of the images is told. */
  readonly shown?: TaskOptions;
  readonly texts?: Readonly<Record<string, string>>;
  readonly sizes?: Readonly<Record<string, PictureSize>>;
}

/** Data as a project would hold them: a text for a file, paths for a folder, a number of rows for arrays. */
export function partsOf(
  held: Readonly<Record<string, string | readonly string[] | number>>,
  sliceBy?: readonly string[],
  { texts = {}, sizes = {}, shown = {} }: Within = {},
): DataParts {
  const of = (key: string) => (Object.hasOwn(held, key) ? held[key] : undefined);
  return {
    sliceBy,
    optionsOf: (key) => (key === "images" ? shown : {}),
    async kindOf(key) {
      const found = of(key);
      return found === undefined ? undefined : typeof found === "object" ? "folder" : "file";
    },
    async text(key) {
      const text = of(key);
      return typeof text === "string" ? { file: key, text } : undefined;
    },
    async files(key) {
      const files = of(key);
      return typeof files === "object" ? { folder: key, files, data: files } : undefined;
    },
    listed: async () => undefined,
    async texts(key, ending) {
      const files = of(key);
      if (typeof files !== "object") return [];
      return files
        .filter((path) => path.toLowerCase().endsWith(ending))
        .map((path) => ({ file: `${key}/${path}`, text: texts[path] ?? "" }));
    },
    async sizes(_, files) {
      return new Map(Object.entries(sizes).filter(([path]) => files.includes(path)));
    },
    async rows(key) {
      const count = of(key);
      return typeof count === "number" ? { file: key, count } : undefined;
    },
  };
}

/** All that is wrong with some data, as a user reads it. */
export async function wrongIn(reading: Promise<Truth>): Promise<string> {
  try {
    await reading;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error("these data were accepted");
}
