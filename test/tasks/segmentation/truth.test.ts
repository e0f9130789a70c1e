import { expect, test } from "vitest";
import { maskedImagesIn } from "../../../src/tasks/segmentation/truth.ts";
import { partsOf, wrongIn } from "../parts.ts";

test("an image's mask has its name, however that ends; a mask without an image is set aside", async () => {
  const images = ["s/2.jpg", "s/10.jpg", "read me.pdf"];
  const masks = ["s/10.png", "s/2.npy", "s/3.png"];
  const { samples, aside } = await maskedImagesIn(partsOf({ images, masks }));
  expect(samples.map(({ id }) => id)).toEqual(["s/2.jpg", "s/10.jpg"]);
  expect(aside).toMatchObject([
    { folder: "images", byKind: { other: 1 } },
    { folder: "masks", byKind: { unnamed: 1 }, examples: ["s/3.png"] },
  ]);
});

test.each([
  ["no mask", { masks: ["b.png"] }, "masks has no mask of a.jpg\n  a mask is named like its image"],
  ["two masks", { masks: ["a.png", "a.npy", "b.png"] }, "masks a.png and a.npy are masks of one"],
  [
    "one mask for two",
    { images: ["a.jpg", "a.png"] },
    "images a.jpg and a.png would have one mask",
  ],
  ["no images", { images: ["a.txt"] }, "images has no images"],
])("images are refused with %s", async (_, change, why) => {
  const held = { images: ["a.jpg", "b.jpg"], masks: ["a.png", "b.png"], ...change };
  expect(await wrongIn(maskedImagesIn(partsOf(held)))).toContain(why);
});
