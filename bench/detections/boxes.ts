import type { Made } from "../judge/folder.ts";
import { foundIn, HEIGHT, thingsIn, WIDTH } from "./scene.ts";

/** Pictures with objects, and what a detector finds in them, as `measure` would leave it. */
export const DETECTED: Made = {
  task: "object-detection",
  data: "{ images: Eval, annotations: instances.json, fit: letterbox, decode: { form: end-to-end } }",
  sampleOf(id, row) {
    const things = thingsIn(row);
    return {
      ...{ id, width: WIDTH, height: HEIGHT },
      boxes: things.map(({ box }) => box),
      labels: things.map(({ label }) => label),
      area: things.map(({ box: [, , width, height] }) => width * height),
      crowd: things.map(() => 0),
    };
  },
  recordOf: (id, row, at) => ({ id, ...foundIn(row, at) }),
};
