import { cp, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { PlannedRequest } from "../../src/contract/plan.ts";
import { placesIn } from "../../src/measure/divide.ts";
import { drawnOrder } from "../../src/measure/drawn-chunks.ts";
import { COMMIT, PLACE, planOf, run, states } from "./fake-run.ts";

async function folder(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), "quantgate-home-"));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  return home;
}

/** A source that lies there: only what has files is known by them. */
async function source() {
  const path = join(await folder(), "Food.mlpackage");
  await cp("fixtures/digits/Digits.mlpackage", path, { recursive: true });
  return { path, commit: COMMIT };
}

const IDS = Array.from({ length: 600 }, (_, at) => `sample-${at}`);

const CHUNKS = drawnOrder(IDS).chunksOf([...IDS.keys()]);
const ALL = [...CHUNKS.keys()].join(" ");

/** Six hundred samples, in several chunks; `told` changes what is true of some. */
async function planned(told?: (id: string) => object, names?: readonly string[]) {
  return await plannedWith(IDS, told, names);
}

async function plannedWith(
  ids: readonly string[],
  told: (id: string) => object = () => ({}),
  names?: readonly string[],
) {
  const made = await planOf({ source: SOURCE, ...(names && { names }) });
  const samples = await made.out.writeSamples(
    "food",
    ids.map((id) => ({ id, label: "cat", ...told(id) })),
  );
  const [model] = made.plan.models;
  if (model !== undefined) model.samples = { ...samples, from: "target" };
  return made;
}

const SOURCE = { path: join(process.cwd(), "fixtures/digits/Digits.mlpackage"), commit: COMMIT };

/** The same plan in another folder, run where nothing is kept. */
async function withNothing({ plan, out }: Awaited<ReturnType<typeof planOf>>) {
  const other = await planOf({ source: SOURCE });
  await cp(join(out.root, "samples"), join(other.out.root, "samples"), { recursive: true });
  const again = { ...other, plan };
  await run(again);
  return again;
}

/** All that a run leaves, by path. */
async function left({ out }: Awaited<ReturnType<typeof planOf>>): Promise<Map<string, string>> {
  return await filesIn(out.root);
}

async function filesIn(root: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const path of (await readdir(root, { recursive: true })).sort())
    if ((await stat(join(root, path))).isFile())
      found.set(path, await readFile(join(root, path), "utf8"));
  return found;
}

/** How many answers a run was given anew; all of two variants where it says nothing of what it has reused. */
function anew({ told }: { readonly told: readonly string[] }): number {
  const [, found = 0, all = 2 * IDS.length] =
    told.map((one) => /(\d+) of (\d+) answers/.exec(one)).find((one) => one !== null) ?? [];
  return Number(all) - Number(found);
}

describe("what earlier runs have kept", () => {
  test("is all that an unchanged run needs: no worker is started, and the results are the same bytes", async () => {
    const home = await folder();
    const cold = await planned();
    const first = await run(cold, { home });
    expect(first.asked).toEqual([
      "hello",
      "inspect",
      "check the data",
      "convert reference int8",
      `evaluate reference int8: ${ALL}`,
    ]);
    const warm = await planned();
    const second = await run(warm, { home });
    expect([second.opened(), second.asked]).toEqual([0, []]);
    expect(await left(warm)).toEqual(await left(cold));
    expect(second.told).toContain(
      "Reused from earlier runs: 2 of 2 packages, 1200 of 1200 answers. --fresh measures all anew.",
    );
    const never = await planned();
    await run(never);
    expect(await left(never)).toEqual(await left(cold));
  });

  test("serves as far as it goes: one more variant is made and run alone", async () => {
    const home = await folder();
    await run(await planned(), { home });
    const more = await planned(undefined, ["reference", "int8", "int4"]);
    const { asked } = await run(more, { home });
    expect(asked).toEqual(["check the data", "convert int4", `evaluate int4: ${ALL}`]);
  });

  test("of one sample that has changed, the answers to it alone are given again", async () => {
    const home = await folder();
    await run(await planned(), { home });
    const changed = await planned((id) => (id === "sample-300" ? { label: "dog" } : {}));
    expect(anew(await run(changed, { home }))).toBe(2);
    expect((await left(changed)).get("records/food/head/int8/portable.jsonl")).toEqual(
      (await left(await withNothing(changed))).get("records/food/head/int8/portable.jsonl"),
    );
  });

  test("ten more samples cost ten, wherever they come to lie, and the records are in order", async () => {
    const home = await folder();
    await run(await planned(), { home });
    const more = await plannedWith(
      IDS.flatMap((id, at) => (at % 60 === 7 ? [`${id}-more`, id] : [id])),
    );
    expect(anew(await run(more, { home }))).toBe(20);
    const never = await withNothing(more);
    expect(await left(more)).toEqual(await left(never));
    // One more variant runs them all in the chunks that there are, and after that nothing is lacking.
    expect(anew(await run(more, { home }))).toBe(0);
    // Where some are gone, the others are found among what is kept.
    const fewer = await plannedWith(IDS.filter((_, at) => at % 3 > 0).toReversed());
    expect(anew(await run(fewer, { home }))).toBe(0);
    expect(await left(fewer)).toEqual(await left(await withNothing(fewer)));
    expect(anew(await run(await planned(), { home }))).toBe(0);
  });

  test("one more recipe is made by who runs it, two more beside", async () => {
    const home = await folder();
    await run(await planned(), { home });
    const one = await run(await planned(undefined, ["reference", "int8", "int4"]), { home });
    expect([one.opened(), one.asked]).toEqual([
      1,
      ["check the data", "convert int4", `evaluate int4: ${ALL}`],
    ]);
    const two = await run(await planned(undefined, ["reference", "pal4", "pal6"]), { home });
    expect(two.opened()).toBe(2);
  });

  test("records that tell of what is not finite are found again as a whole, or not at all", async () => {
    const home = await folder();
    const names = ["oddity"];
    await run(await plannedWith(IDS, undefined, names), { home });
    expect(anew(await run(await plannedWith(IDS, undefined, names), { home }))).toBe(0);
    const more = await plannedWith(["first", ...IDS], undefined, names);
    expect(anew(await run(more, { home }))).toBe(1);
    // Which of its chunk's examples it was that are not finite, nobody has told.
    const lastChunk = CHUNKS.map(placesIn).find((rows) => rows.includes(IDS.length - 1)) ?? [];
    const fewer = await plannedWith(IDS.slice(0, -1), undefined, names);
    const { told } = await run(fewer, { home });
    expect(told.join()).toContain(`${600 - lastChunk.length} of 599 answers`);
  });

  test("of one picture that has changed, the answers to it alone are given again; of a file of all, all", async () => {
    const home = await folder();
    const images = await folder();
    for (const id of IDS) await writeFile(join(images, id), id);
    const array = join(await folder(), "rows.npz");
    await writeFile(array, "rows");
    const evaluated = async (key: string, path: string) => {
      const made = await planned();
      const [request] = made.plan.requests;
      if (request !== undefined) request.data = [{ key, at: { path, commit: COMMIT } }];
      return anew(await run(made, { home }));
    };
    expect(await evaluated("images", images)).toBe(1200);
    await writeFile(join(images, "sample-300"), "another");
    expect(await evaluated("images", images)).toBe(2);
    // A link that leads out of the folder is not read, whatever it leads to.
    const outside = join(await folder(), "sample-1");
    await writeFile(outside, "sample-1");
    await rm(join(images, "sample-1"));
    await symlink(outside, join(images, "sample-1"));
    expect(await evaluated("images", images)).toBe(2);
    await rm(join(images, "sample-599"));
    expect(await evaluated("images", images)).toBe(2);
    expect(await evaluated("images", images)).toBe(0);
    expect(await evaluated("arrays", array)).toBe(1200);
    expect(await evaluated("arrays", array)).toBe(0);
    await writeFile(array, "columns");
    expect(await evaluated("arrays", array)).toBe(1200);
  });

  test("of the second picture of one sample that has changed, the answers to it alone are given again", async () => {
    const home = await folder();
    const images = await folder();
    for (const id of IDS) await writeFile(join(images, id), id);
    const evaluated = async () => {
      const made = await planned((id) => ({ files: { left: IDS[0], right: id } }));
      const [request] = made.plan.requests;
      if (request !== undefined)
        request.data = [{ key: "images", at: { path: images, commit: COMMIT } }];
      return anew(await run(made, { home }));
    };
    expect(await evaluated()).toBe(1200);
    await writeFile(join(images, "sample-300"), "another");
    expect(await evaluated()).toBe(2);
    await writeFile(join(images, "sample-0"), "another");
    expect(await evaluated()).toBe(1200);
  });

  test("is of one engine, and of what the task and the readers of data are told", async () => {
    const home = await folder();
    const evaluated = async (more: Partial<PlannedRequest>) => {
      const { asked } = await run(await planOf({ source: SOURCE, names: ["int8"], ...more }), {
        home,
      });
      return asked.filter((one) => one.startsWith("evaluate")).length;
    };
    const images = await folder();
    const fitted = (fit: string) => ({
      data: [{ key: "images", at: { path: images, commit: COMMIT }, options: { fit } }],
    });
    expect(await evaluated({})).toBe(1);
    expect(await evaluated({ target: "two" })).toBe(1);
    expect(await evaluated({ options: { top: 10 } })).toBe(1);
    expect(await evaluated(fitted("scale-fit"))).toBe(1);
    expect(await evaluated(fitted("scale-fill"))).toBe(1);
    expect(await evaluated({})).toBe(0);
    expect(await evaluated(fitted("scale-fit"))).toBe(0);
  });

  test("a slice is judged, and answers depend on none", async () => {
    const home = await folder();
    await run(await planned(), { home });
    const { asked } = await run(await planned(() => ({ slices: { light: "dim" } })), { home });
    expect(asked).toEqual([]);
  });

  test("asks another worker who it is, and serves it where that is the same", async () => {
    const home = await folder();
    await run(await planned(), { home });
    const { asked } = await run(await planned(), { home, workerKey: "another" });
    expect(asked).toEqual(["hello"]);
  });

  test("holds for the libraries that it was found out with", async () => {
    const home = await folder();
    await run(await planned(), { home });
    const { asked } = await run(await planned(), { home, workerKey: "newer", libraries: "2" });
    expect(asked).toEqual([
      "hello",
      "inspect",
      "check the data",
      "convert reference int8",
      `evaluate reference int8: ${ALL}`,
    ]);
  });

  test("is of a package made by hand as it is now, wherever it lies", async () => {
    const home = await folder();
    const hand = await folder();
    await writeFile(join(hand, "weights.bin"), "one");
    const asked = async () => {
      const recipe = { kind: "source" as const, path: hand };
      const made = await planOf({ source: SOURCE, variants: [{ name: "mine", recipe }] });
      return (await run(made, { home })).asked.filter((one) => one.startsWith("convert"));
    };
    expect(await asked()).toEqual(["convert mine"]);
    expect(await asked()).toEqual([]);
    await writeFile(join(hand, "weights.bin"), "two");
    expect(await asked()).toEqual(["convert mine"]);
  });

  test("is of no package that holds anything but plain files: it is not known by them", async () => {
    const home = await folder();
    const linked = await source();
    await symlink("/nowhere", join(linked.path, "link"));
    const asked = async () => {
      const { asked } = await run(await planOf({ source: linked }), { home });
      return asked.filter((one) => /^(inspect|convert)/.test(one));
    };
    expect(await asked()).toEqual(["inspect", "convert reference int8"]);
    expect(await asked()).toEqual(["inspect", "convert reference int8"]);
  });

  test("holds for the source that examples are made for, though a variant of another came out equal", async () => {
    const home = await folder();
    await run(await planOf({ source: SOURCE }), { home });
    const other = join(await folder(), "Other.mlpackage");
    await cp(SOURCE.path, other, { recursive: true });
    await writeFile(join(other, "Data", "more.bin"), "more");
    const made = await planOf({ source: { path: other, commit: COMMIT } });
    const { asked } = await run(made, { home });
    expect(asked.filter((one) => one.startsWith("evaluate"))).toEqual([
      "evaluate reference int8: 0",
    ]);
  });

  test("serves the base of what the head has measured", async () => {
    const home = await folder();
    const made = await planned();
    const [head] = made.plan.requests;
    if (head !== undefined) made.plan.requests.push({ ...head, side: "base" });
    const { asked } = await run(made, { home });
    expect(asked.filter((one) => one.startsWith("evaluate"))).toEqual([
      `evaluate reference int8: ${ALL}`,
    ]);
    const [one, other] = await Promise.all(
      (["head", "base"] as const).map((side) =>
        made.out.readMeasurement({ ...PLACE, side, variant: "int8" }),
      ),
    );
    expect(other?.records?.digest).toBe(one?.records?.digest);
  });

  test("keeps no failure: what failed is tried again", async () => {
    const home = await folder();
    const names = ["reference", "unloadable", "stuck", "lost", "short", "mute"];
    const first = await planned(undefined, names);
    await run(first, { home });
    const second = await planned(undefined, names);
    const { asked } = await run(second, { home });
    expect(asked).toEqual([
      "check the data",
      "convert stuck mute",
      `evaluate unloadable lost short: ${ALL}`,
    ]);
    expect(await states(second)).toEqual(await states(first));
  });

  test("keeps no answers that lacked something, for they may not lack it again", async () => {
    const home = await folder();
    await run(await planned(undefined, ["reference", "lacking"]), { home });
    const { asked } = await run(await planned(undefined, ["reference", "lacking"]), { home });
    expect(asked).toEqual([`evaluate lacking: ${ALL}`]);
  });

  test("keeps a refusal with its words, for the place that they speak of", async () => {
    const home = await folder();
    const refused = async (from: typeof SOURCE) => {
      const made = await planOf({ side: "base", names: ["refused"], source: from });
      const { asked } = await run(made, { home });
      return [asked.filter((one) => one.startsWith("convert")), await states(made)];
    };
    const told = { "base refused": "block_size 7 does not divide 32" };
    expect(await refused(SOURCE)).toEqual([["convert refused"], told]);
    expect(await refused(SOURCE)).toEqual([[], told]);
    expect(await refused(await source())).toEqual([["convert refused"], told]);
  });
});

describe("a store that has lost something", () => {
  /** A home in which a run of everything has left what it found out. */
  async function warm(names?: readonly string[]) {
    const home = await folder();
    const made = await planned(undefined, names);
    await run(made, { home });
    return { home, store: join(home, "store/1"), expected: await left(made) };
  }

  test("gives the same results whichever of its files is altered", async () => {
    const { store, expected } = await warm();
    const files = [...(await filesIn(store)).keys()];
    expect(files.length).toBeGreaterThan(11);
    for (const file of files) {
      const home = await folder();
      await cp(store, join(home, "store/1"), { recursive: true });
      await mutate(join(home, "store/1", file));
      const made = await planned();
      await run(made, { home });
      expect(await left(made), file).toEqual(expected);
    }
  });

  test("gives the same results with half of it gone", async () => {
    const { home, store, expected } = await warm();
    const files = [...(await filesIn(store)).keys()];
    for (const [at, file] of files.entries()) if (at % 2 === 0) await rm(join(store, file));
    const made = await planned();
    await run(made, { home });
    expect(await left(made)).toEqual(expected);
  });

  test("a package that is gone is made again where it has to run", async () => {
    const { home, store, expected } = await warm();
    await rm(join(store, "chunks"), { recursive: true });
    const kept = (await readdir(join(store, "packages"))).filter((name) =>
      name.endsWith("mlpackage"),
    );
    for (const name of kept) await rm(join(store, "packages", name), { recursive: true });
    const made = await planned();
    const { asked } = await run(made, { home });
    expect(asked).toEqual(["convert reference int8", `evaluate reference int8: ${ALL}`]);
    expect(await left(made)).toEqual(expected);
  });

  test("a package that is altered is made again before it runs", async () => {
    const { home, store, expected } = await warm();
    await rm(join(store, "chunks"), { recursive: true });
    for (const name of await readdir(join(store, "packages")))
      if (name.endsWith("mlpackage")) await mutate(join(store, "packages", name, "weights.bin"));
    const made = await planned();
    const { asked, told } = await run(made, { home });
    expect(asked).toEqual(["convert reference int8", `evaluate reference int8: ${ALL}`]);
    expect(await left(made)).toEqual(expected);
    expect(told).toContain(
      "What was kept of earlier runs is damaged in part; that part is measured anew.",
    );
  });

  test("a package of which nothing is told when it is to be made again is a failure of its own", async () => {
    const { home, store } = await warm();
    await rm(join(store, "chunks"), { recursive: true });
    for (const name of await readdir(join(store, "packages")))
      if (name.endsWith("mlpackage")) await rm(join(store, "packages", name), { recursive: true });
    const made = await planned();
    await run(made, { home, libraries: "silent" });
    expect(await states(made)).toEqual({
      "head reference": "the worker answered something else",
      "head int8": "the worker answered something else",
    });
  });

  test("a conversion that comes out otherwise is a package of its own, and that is said", async () => {
    const { home, store } = await warm(["reference", "fickle"]);
    await rm(join(store, "chunks"), { recursive: true });
    for (const name of await readdir(join(store, "packages")))
      if (name.endsWith("mlpackage")) await rm(join(store, "packages", name), { recursive: true });
    const made = await planned(undefined, ["reference", "fickle"]);
    const { told } = await run(made, { home });
    expect(told).toContain("fickle came out unlike before: its conversion is not reproducible.");
    expect(await states(made)).toEqual({ "head reference": "measured", "head fickle": "measured" });
  });

  test.each([
    ["comes out otherwise", "1"],
    ["does not come out again", "silent"],
  ])("a package that %s tells nothing of the one that answered", async (_, libraries) => {
    const home = await folder();
    const wish = { source: SOURCE, target: "timing", names: ["reference", "fickle"] };
    await run(await planOf({ ...wish, timed: true }), { home });
    const store = join(home, "store/1");
    await rm(join(store, "parities"), { recursive: true });
    for (const name of await readdir(join(store, "packages")))
      if (name.endsWith("mlpackage")) await rm(join(store, "packages", name), { recursive: true });
    const again = await planOf({ ...wish, timed: true });
    await run(again, { home, libraries });
    const place = { model: "food", side: "head", target: "timing", variant: "fickle" } as const;
    const why = "its package was not kept, and came out unlike before";
    expect(await again.out.readMeasurement(place)).toMatchObject({
      ...{ status: "measured", evaluated: { n: 2, of: 2 }, untimed: why },
      parity: { unmeasured: expect.stringContaining(why) },
      unplaced: expect.stringContaining(why),
    });
  });

  test("kept packages are there whether they were made now or before", async () => {
    const { home } = await warm();
    const made = await planned();
    await run(made, { home, keepPackages: true });
    const kept = join(made.out.root, "packages/food/head/int8.mlpackage/weights.bin");
    expect(await readFile(kept, "utf8")).toBe("int8");
  });
});

async function mutate(path: string): Promise<void> {
  const bytes = await readFile(path);
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(path, bytes);
}
