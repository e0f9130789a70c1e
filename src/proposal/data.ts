import { UserError } from "../catalog/errors.ts";
import type { Inspected } from "../contract/protocol.ts";
import type { Naming } from "../samples/class-names.ts";
import { belowFolder, type Files, fileKind, type Places } from "../samples/files.ts";
import type { DataParts, DataText, PictureSize, Truth } from "../samples/truth.ts";
import type { Recognised } from "../tasks/recognised.ts";
import { recognisedBy } from "../tasks/tasks.ts";

/** Data that a model can be judged on, and the task that reads them. */
export interface FoundData {
  readonly task: string;
  readonly places: Places;
  readonly n: number;
}

/** What was found for a model, the best first, and what was looked at in vain. */
export interface DataSearch {
  /** The tasks that could judge such a model, if only there were data. */
  readonly tasks: ReadonlyMap<string, Recognised>;
  readonly found: readonly FoundData[];
  readonly unfit: readonly { readonly path: string; readonly why: string }[];
}

/** Why a model cannot be asked by labels that name its classes so. */
type Unaskable = (naming: Naming) => string | undefined;

/** The data among the files that tasks which recognise the model can judge it on. */
export async function searchData(
  model: Inspected,
  files: Files,
  unaskable: Unaskable = () => undefined,
): Promise<DataSearch> {
  const found: FoundData[] = [];
  const unfit: { path: string; why: string }[] = [];
  const tasks = new Map<string, Recognised>();
  for (const { task, recognised, truth } of recognisedBy(model)) {
    tasks.set(task, recognised);
    for (const places of await recognised.places(files)) {
      const read = await fitting(model, recognised, unaskable, () => truth(partsAt(places, files)));
      if (typeof read === "number") found.push({ task, places, n: read });
      else unfit.push({ path: Object.values(places).at(-1) ?? "", why: read.why });
    }
  }
  return { tasks, found: found.sort(byPromise), unfit };
}

/** How many samples fit the model, or the first reason why some do not. */
async function fitting(
  model: Inspected,
  { data }: Pick<Recognised, "data">,
  unaskable: Unaskable,
  read: () => Promise<Truth>,
): Promise<number | { readonly why: string }> {
  try {
    const truth = await read();
    const [problem] = truth.misfits(model, data);
    if (problem !== undefined) return { why: problem.message };
    const why = unaskable(truth.naming(model, data));
    return why === undefined ? truth.samples.length : { why };
  } catch (error) {
    if (error instanceof UserError) return { why: error.problems[0]?.message ?? error.message };
    throw error;
  }
}

/** The same data as a policy would name them. */
function partsAt(places: Places, files: Files): DataParts {
  const others = (key: string) =>
    Object.entries(places).flatMap(([other, path]) => (other === key ? [] : [path]));
  return {
    sliceBy: undefined,
    optionsOf: () => ({}),
    async kindOf(key) {
      const path = places[key];
      if (path !== undefined) return files.paths.includes(path) ? fileKind(path) : "folder";
    },
    // Nobody looks here how many rows an archive has: planning does.
    rows: async () => undefined,
    listed: async () => undefined,
    async text(key) {
      const file = places[key];
      const text = file === undefined ? undefined : await files.text(file);
      return file === undefined || text === undefined ? undefined : { file, text };
    },
    async texts(key, ending) {
      const folder = places[key];
      if (folder === undefined) return [];
      const texts: DataText[] = [];
      for (const path of belowFolder(files.paths, folder).filter((one) =>
        one.toLowerCase().endsWith(ending),
      )) {
        const file = `${folder}/${path}`;
        texts.push({ file, text: (await files.text(file)) ?? "" });
      }
      return texts;
    },
    async sizes(key, pictures) {
      const sizes = new Map<string, PictureSize>();
      for (const path of pictures) {
        const size = await files.size(`${places[key]}/${path}`);
        if (size !== undefined) sizes.set(path, size);
      }
      return sizes;
    },
    async files(key) {
      const folder = places[key];
      if (folder === undefined) return;
      const below = belowFolder(files.paths, folder);
      const named = others(key);
      const isOther = (path: string) =>
        named.some(
          (one) => `${folder}/${path}` === one || `${folder}/${path}`.startsWith(`${one}/`),
        );
      return { folder, files: below, data: below.filter((path) => !isOther(path)) };
    },
  };
}

/** What was held back says more than what was trained on, more kinds of files are more to the point, more of it says more. */
function byPromise(a: FoundData, b: FoundData): number {
  const kinds = ({ places }: FoundData) => Object.keys(places).length;
  return promise(b) - promise(a) || kinds(b) - kinds(a) || b.n - a.n;
}

function promise({ places }: FoundData): number {
  const path = `/${Object.values(places).join("/")}`.toLowerCase();
  if (/[/_-](eval|test|val|valid|holdout|heldout)/.test(path)) return 1;
  return /[/_-]train/.test(path) ? -1 : 0;
}
