import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { copyLabellingImages } from "../../../src/commands/judging/labelling-images.ts";
import type { Part } from "../../../src/contract/data.ts";
import type { At } from "../../../src/contract/plan.ts";
import { outFolder } from "../../../src/out/out-folder.ts";
import { planned } from "../../judge/scene.ts";

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "quantgate-labelling-"));
  await mkdir(join(root, "more/shelf"), { recursive: true });
  await writeFile(join(root, "more/shelf/a.png"), "an image");
  await writeFile(join(root, "more/b.png"), "another");
});
afterEach(() => rm(root, { recursive: true, force: true }));

const POLICY = `version: 1
models:
  food:
    source: Food.mlpackage
    task: image-classification
    data: { images: a, labels: b.csv, unlabelled: { images: more } }
    variants: { int8: { limits: { top-1: { max-drop: 1 pt } } } }
`;

async function copied(names: readonly string[], data: Part<At>[] = [UNLABELLED]) {
  const { plan } = planned({ policy: POLICY, samples: 1, head: {} });
  const requests = plan.requests.map((request) => ({ ...request, data }));
  const out = outFolder(join(root, "out"));
  const locate = async ({ path }: { path: string }) => join(root, path);
  await copyLabellingImages([{ model: "food", names }], { ...plan, requests }, out, locate);
  return await readdir(join(root, "out"), { recursive: true }).catch(() => []);
}

const AT = { path: "more", commit: null };
const UNLABELLED = { key: "unlabelled", at: [{ key: "images", at: AT }] };

test("the images that need a label lie beside their list, under their own names", async () => {
  expect(await copied(["shelf/a.png"])).toContain("labelling/food/images/shelf/a.png");
  const text = await readFile(join(root, "out/labelling/food/images/shelf/a.png"), "utf8");
  expect(text).toBe("an image");
});

test("those that need none are left where they are, and links too, which may lead anywhere", async () => {
  await symlink("/etc/hostname", join(root, "more/link.png"));
  const files = await copied(["shelf/a.png", "link.png"]);
  expect(files.filter((name) => name.endsWith(".png"))).toEqual([
    "labelling/food/images/shelf/a.png",
  ]);
});
