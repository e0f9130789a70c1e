import { randomFrom } from "../../src/statistics/random.ts";
import type { Random } from "./world.ts";

export function random(seed: number): Random {
  const draw = randomFrom(seed);
  const uniform = () => draw(2 ** 32) / 2 ** 32;
  return {
    uniform,
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
  };
}
