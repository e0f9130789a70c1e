import { type Draw, randomFrom } from "../../src/statistics/random.ts";

/** Pictures of this size, in pixels, as most of COCO's are. */
export const WIDTH = 640;
export const HEIGHT = 480;

const CLASSES = Array.from({ length: 80 }, (_, at) => `class-${at}`);

/** Objects a picture: mostly few, sometimes many, 7 in the mean. */
const MOST_OBJECTS = 13;

/** Boxes that a detector gives a picture: as many of them wrong as fill it up to so many. */
const BOXES: readonly [least: number, most: number] = [40, 100];

type Box = [x: number, y: number, width: number, height: number];

interface Thing {
  readonly box: Box;
  readonly label: string;
}

/** What is to be found in picture `row`, the same in every run. */
export function thingsIn(row: number): Thing[] {
  const draw = randomFrom(2 * row);
  const count = 1 + draw(MOST_OBJECTS);
  return Array.from({ length: count }, () => ({ box: boxBy(draw), label: labelBy(draw) }));
}

export interface Found {
  readonly boxes: Box[];
  readonly labels: string[];
  readonly scores: number[];
}

/** What variant `at` finds there: what the reference finds, a little further off with every variant. */
export function foundIn(row: number, at: number): Found {
  const [shared, own] = [randomFrom(2 * row + 1), randomFrom(100_003 * (at + 1) + row)];
  const found: Found = { boxes: [], labels: [], scores: [] };
  const take = (box: Box, label: string, score: number) => {
    found.boxes.push(box);
    found.labels.push(label);
    found.scores.push(Math.min(0.99999, Math.max(0.001, round(score + noise(own, 0.01 * at), 5))));
  };
  for (const { box, label } of thingsIn(row)) {
    const ease = share(shared);
    if (ease < 0.15) continue;
    const off = 0.02 + 0.16 * share(shared) ** 2 + 0.004 * at * share(own);
    const confused = share(shared) < 0.05;
    const angle = [noise(shared, 1), noise(shared, 1), noise(shared, 1), noise(shared, 1)];
    take(
      moved(box, off, angle),
      confused ? labelBy(shared) : label,
      0.2 + 0.75 * ease * share(shared),
    );
  }
  const wanted = BOXES[0] + shared(BOXES[1] - BOXES[0] + 1);
  while (found.boxes.length < wanted)
    take(boxBy(shared), labelBy(shared), 0.6 * share(shared) ** 4);
  return found;
}

/** From 8 pixels to half a picture, as many of each order. */
function boxBy(draw: Draw): Box {
  const side = () => 8 * 30 ** share(draw);
  const [width, height] = [side(), side()];
  const [x, y] = [share(draw) * (WIDTH - width), share(draw) * (HEIGHT - height)];
  return [round(x, 2), round(y, 2), round(width, 2), round(height, 2)];
}

/** A few classes are of most of the objects. */
function labelBy(draw: Draw): string {
  return CLASSES[Math.floor(CLASSES.length * share(draw) ** 2.2)] ?? "";
}

function moved([x, y, width, height]: Box, by: number, angle: readonly number[]): Box {
  const [right = 0, down = 0, wider = 0, higher = 0] = angle;
  return [
    round(x + by * right * width, 2),
    round(y + by * down * height, 2),
    round(width * (1 + by * wider), 2),
    round(height * (1 + by * higher), 2),
  ];
}

function share(draw: Draw): number {
  return draw(1 << 24) / (1 << 24);
}

/** From −size to size. */
function noise(draw: Draw, size: number): number {
  return size * (2 * share(draw) - 1);
}

function round(number: number, digits: number): number {
  return Number(number.toFixed(digits));
}
