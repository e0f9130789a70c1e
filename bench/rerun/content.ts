import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { execa } from "execa";

/** A repository with a model and pictures, as `bench:gate` draws it. */
export interface Content {
  readonly folder: string;
  /** Ten more pictures, drawn with the others: where they come to lie, and where they wait. */
  readonly more: readonly { readonly place: string; readonly waiting: string }[];
}

const MORE = 10;

/** The pictures lie class by class, so that the ten come to lie among the others. */
export async function drawn(python: string, folder: string, pictures: number): Promise<Content> {
  await execa(python, ["bench/gate/prepare.py", folder, String(pictures + MORE)], {
    env: { PYTHONPATH: "worker" },
    stderr: "inherit",
  });
  await execa("git", ["init", "--quiet", folder]);
  const all = (await readdir(join(folder, "pictures"), { recursive: true })).sort();
  const files = all.filter((name) => name.endsWith(".jpg"));
  const step = Math.floor(files.length / MORE);
  const chosen = Array.from({ length: MORE }, (_, at) => files[at * step] ?? "");
  const more = chosen.map((name, at) => ({
    place: join(folder, "pictures", name),
    waiting: `${folder}-more-${at}.jpg`,
  }));
  for (const { place, waiting } of more) await rename(place, waiting);
  return { folder, more };
}

export interface Change {
  readonly what: string;
  /** The share of the first run that it may cost. */
  readonly most: number;
  make(): Promise<void>;
  undo(): Promise<void>;
}

export function changesOf({ folder, more }: Content): Change[] {
  const policy = join(folder, "quantgate.yml");
  const put = async (from: string, to: string) => {
    const text = await readFile(policy, "utf8");
    if (!text.includes(from)) throw new Error(`the policy has no ${from}`);
    await writeFile(policy, text.replace(from, to));
  };
  const edited = (from: string, to: string) => ({
    make: () => put(from, to),
    undo: () => put(to, from),
  });
  return [
    { what: "unchanged", most: 0.02, make: async () => {}, undo: async () => {} },
    { what: "one limit", most: 0.03, ...edited("max-drop: 3 pt", "max-drop: 4 pt") },
    { what: "one recipe", most: 0.25, ...edited("pal4:", "pal6:") },
    {
      what: "ten more pictures",
      most: 0.15,
      async make() {
        for (const { place, waiting } of more) {
          await mkdir(dirname(place), { recursive: true });
          await copyFile(waiting, place);
        }
      },
      async undo() {
        for (const { place } of more) await rm(place);
      },
    },
  ];
}
