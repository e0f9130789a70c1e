import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Plan } from "../../src/contract/plan.ts";
import { Verdict } from "../../src/contract/verdict.ts";
import { quantgate } from "./command.ts";
import { makePictures, picturePolicy } from "./pictures.ts";

let made: string;
let folder: string;

beforeAll(async () => {
  made = await mkdtemp(join(tmpdir(), "quantgate-pictures-"));
  await makePictures(made);
  await writeFile(join(made, "quantgate.yml"), picturePolicy());
});
afterAll(() => rm(made, { recursive: true, force: true }));

beforeEach(async () => {
  folder = join(made, "..", `${made.split("/").at(-1)}-copy`);
  await rm(folder, { recursive: true, force: true });
  await cp(made, folder, { recursive: true });
  return () => rm(folder, { recursive: true, force: true });
});

async function verdict(): Promise<Verdict> {
  const text = await readFile(join(folder, "quantgate-out/verdict.json"), "utf8");
  return Verdict.parse(JSON.parse(text));
}

async function data(written: string): Promise<void> {
  await writeFile(join(folder, "quantgate.yml"), picturePolicy(written));
}

const SAID =
  "5 files of Eval are no samples and were set aside (1 image of a format that is not read, 2 movies, 1 hidden file, 1 file of another kind): light/.IMG_33.jpg, light/IMG_30.webm, light/IMG_31.MOV, light/IMG_32.dng, light/notes <b>@all.txt";

describe("a folder of photos as phones, editors and systems fill it", () => {
  test("is measured whole, HEIC, AVIF and cut-outs too, and what is no sample is told", async () => {
    const { status, stdout, stderr } = await quantgate(["gate"], { cwd: folder });
    expect(status, stdout + stderr).toBe(0);
    expect(stdout).toContain(SAID);
    const [model] = (await verdict()).models;
    expect(model?.notes).toContain(SAID);
    expect(model?.reference?.metrics["top-1"]).toMatchObject({ value: 1, n: 17 });
    const comment = await readFile(join(folder, "quantgate-out/comment.md"), "utf8");
    expect(comment).toContain("5 files of Eval are no samples");
    expect(comment).not.toContain("<b>");
    expect(comment).not.toContain("@all");
    const plan = await readFile(join(folder, "quantgate-out/plan.json"), "utf8");
    expect(Plan.parse(JSON.parse(plan)).models[0]?.samples?.aside).toEqual([
      expect.objectContaining({
        ...{ folder: "Eval", count: 5 },
        byKind: { unread: 1, movie: 2, hidden: 1, other: 1 },
      }),
    ]);
  });

  test("shows the color that is declared where a picture is transparent", async () => {
    await data('{ images: Eval, fit: scale-fill, background: "#000000" }');
    const { status, stdout } = await quantgate(["gate"], { cwd: folder });
    expect(status, stdout).toBe(0);
    const [model] = (await verdict()).models;
    expect(model?.reference?.metrics["top-1"]?.value).toBeCloseTo(16 / 17, 5);
  });

  test("is told of by check", async () => {
    const { status, stdout, stderr } = await quantgate(["check"], { cwd: folder });
    expect(status, stderr).toBe(0);
    expect(stdout).toContain(`note: light: ${SAID}`);
  });
});

describe("a folder with a label file", () => {
  test("has its unnamed pictures told, and neither the label file nor rubbish", async () => {
    const labels = "file,label\nlight/IMG_0.JPG,light\ndark/IMG_0.JPG,dark\n";
    await writeFile(join(folder, "Eval/labels.csv"), labels);
    await data("{ images: Eval, labels: Eval/labels.csv }");
    const { status, stdout, stderr } = await quantgate(["plan"], { cwd: folder });
    expect(status, stderr).toBe(0);
    expect(stdout).toContain(
      "note: light: 20 files of Eval are no samples, for no row of Eval/labels.csv names them, and were set aside (15 images, 1 image of a format that is not read, 2 movies, 1 hidden file, 1 file of another kind): dark/IMG_1.JPG, dark/IMG_2.JPG, dark/IMG_3.JPG, dark/IMG_4.JPG, dark/IMG_5.JPG and 15 more",
    );
  });

  test("that names a picture with its accents stored in another way is told so", async () => {
    await rename(join(folder, "Eval/dark"), join(folder, "Eval/Café".normalize("NFD")));
    const labels = `file,label\n${"Café/IMG_0.JPG".normalize("NFC")},dark\n`;
    await writeFile(join(folder, "labels.csv"), labels);
    await data("{ images: Eval, labels: labels.csv }");
    const { status, stderr } = await quantgate(["plan"], { cwd: folder });
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /labels\.csv:2 there is no file .*stored in another way \(NFC and NFD\)/,
    );
  });
});

describe("a class without a picture that can be read", () => {
  test("is an error with its files, and so is one of rubbish alone", async () => {
    for (const [name, file] of [
      ["dim", "a.cr2"],
      ["grey", ".DS_Store"],
    ] as const) {
      await mkdir(join(folder, "Eval", name));
      await writeFile(join(folder, "Eval", name, file), "raw");
    }
    const { status, stderr } = await quantgate(["plan"], { cwd: folder });
    expect(status).toBe(2);
    expect(stderr).toContain(
      "Eval has no image that can be read in the folder of class dim: dim/a.cr2\n  convert them",
    );
    expect(stderr).toContain("in the folder of class grey: grey/.DS_Store");
  });
});

describe("data left as Git LFS pointers", () => {
  const pointer = `version https://git-lfs.github.com/spec/v1\r\noid sha256:${"a".repeat(64)}\r\nsize 12345\r\n`;

  test.each(["check", "gate"])(
    "is named file by file by %s, with the remedy, and nothing is measured",
    async (word) => {
      for (const file of ["light/IMG_1.JPG", "dark/IMG_2.JPG"])
        await writeFile(join(folder, "Eval", file), pointer);
      const { status, stderr } = await quantgate([word], { cwd: folder });
      expect(status).toBe(2);
      expect(stderr).toContain("Eval/light/IMG_1.JPG is a Git LFS pointer");
      expect(stderr).toContain("Eval/dark/IMG_2.JPG is a Git LFS pointer");
      expect(stderr).toContain("`lfs: true`");
      await expect(readFile(join(folder, "quantgate-out/verdict.json"))).rejects.toThrow();
    },
  );

  test.each([
    ["labels", "{ images: Eval, labels: data.csv }", "data.csv"],
    ["arrays", "{ arrays: data.npz, labels: own.csv }", "data.npz"],
  ])("is named where it is %s", async (_, written, file) => {
    await writeFile(join(folder, file), pointer);
    await writeFile(join(folder, "own.csv"), "id,label\na,light\n");
    await data(written);
    const { status, stderr } = await quantgate(["check"], { cwd: folder });
    expect(status).toBe(2);
    expect(stderr).toContain(`${file} is a Git LFS pointer`);
    expect(stderr).toContain("`lfs: true`");
  });
});
