/** A room that knows no platform: what it may import besides its own files. */
interface PureRoom {
  readonly name: string;
  /** Other rooms, or single files of them. */
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
}

/** What says which metrics and tasks there are, light enough for all who know them by name. */
const ROWS = ["tasks/row.ts", "tasks/rows.ts"];

/** The pure rooms, each below those that use it. `docs/design.md` says what each is for. */
export const PURE_ROOMS: readonly PureRoom[] = [
  { name: "catalog", rooms: [], packages: ["leven"] },
  { name: "words", rooms: ["catalog", "tasks/rows.ts"], packages: [] },
  { name: "statistics", rooms: ["catalog"], packages: [] },
  { name: "contract", rooms: ["catalog"], packages: ["zod"] },
  {
    name: "policy",
    rooms: ["catalog", "words", "contract", "tasks/data.ts", ...ROWS],
    packages: ["zod", "yaml", "picomatch"],
  },
  {
    name: "samples",
    rooms: ["catalog", "words", "contract"],
    packages: ["csv-parse/sync"],
  },
  {
    name: "plan",
    rooms: ["catalog", "words", "contract", "policy", "samples", ...ROWS],
    packages: [],
  },
  {
    name: "tasks",
    rooms: ["catalog", "words", "contract", "statistics", "samples"],
    packages: ["zod", "yaml"],
  },
  {
    name: "forecast",
    rooms: ["catalog", "words", "contract", "policy", "statistics", ...ROWS],
    packages: [],
  },
  {
    name: "proposal",
    rooms: ["catalog", "words", "contract", "samples", "tasks", "statistics", "forecast"],
    packages: [],
  },
  {
    name: "judge",
    rooms: ["catalog", "words", "contract", "policy", "tasks", "statistics", "forecast"],
    packages: [],
  },
  { name: "history", rooms: ["catalog", "contract"], packages: [] },
  { name: "attestation", rooms: ["catalog", "words", "contract", "policy"], packages: ["zod"] },
  {
    name: "report",
    rooms: ["catalog", "words", "contract", "history", ...ROWS],
    packages: ["cli-table3"],
  },
];

/** Rows keep to the catalog: what reads and scores records would come along to all who know names. */
const LIGHT = [
  {
    files: ["src/tasks/data.ts", "src/tasks/row.ts", "src/tasks/rows.ts"],
    group: ["**", "!./row.ts", "!./*/row.ts", "!../catalog/**"],
    message: "rows are light: they may import only ./row.ts, ./*/row.ts, ../catalog/**.",
  },
  {
    files: ["src/tasks/*/row.ts"],
    group: ["**", "../**", "!../data.ts", "!../row.ts", "!../../catalog/**"],
    message: "rows are light: they may import only ../data.ts, ../row.ts, ../../catalog/**.",
  },
];

/** `biome.json` with an allow-list of imports for each pure room and for the folders in it. */
export function withImports(text: string): string {
  const overrides = [
    ...PURE_ROOMS.flatMap((room) => [outer(room), inner(room)]),
    ...LIGHT.map(({ files, group, message }) => restricted(files, group, message)),
  ];
  return `${written({ ...JSON.parse(text), overrides })}\n`;
}

function outer({ name, rooms, packages }: PureRoom) {
  const others = rooms.map((room) => `../${patternOf(room)}`);
  const group = ["**", ...allowed(["./**", ...others, ...packages])];
  return restricted([`src/${name}/**`], group, messageOf(name, ["./**", ...others, ...packages]));
}

/** What lies in a folder of the room reaches the other rooms by a longer path. */
function inner({ name, rooms, packages }: PureRoom) {
  const others = rooms.map((room) => `../../${patternOf(room)}`);
  const group = ["**", "!./**", "!../**", "../../**", ...allowed([...others, ...packages])];
  return restricted(
    [`src/${name}/*/**`],
    group,
    messageOf(name, ["its own", ...others, ...packages]),
  );
}

function patternOf(room: string): string {
  return room.endsWith(".ts") ? room : `${room}/**`;
}

function allowed(patterns: readonly string[]): string[] {
  return patterns.map((pattern) => `!${pattern}`);
}

function messageOf(name: string, only: readonly string[]): string {
  return `src/${name}/ is pure: it may import only ${only.join(", ")}.`;
}

function restricted(includes: readonly string[], group: readonly string[], message: string) {
  const noRestrictedImports = { level: "error", options: { patterns: [{ group, message }] } };
  return { includes, linter: { rules: { style: { noRestrictedImports } } } };
}

/** `tsconfig.pure.json` with the folders of the pure rooms. */
export function withFolders(text: string): string {
  const folders = PURE_ROOMS.map(({ name }) => `    "src/${name}"`).join(",\n");
  return replaced(text, /"include": \[[^\]]*\]/, `"include": [\n${folders}\n  ]`);
}

/** The rule about clock, randomness and locale with the names of the pure rooms. */
export function withNames(text: string): string {
  const names = PURE_ROOMS.map(({ name }) => name).join("|");
  return replaced(text, /\/src\/\([a-z|]*\)\//, `/src/(${names})/`);
}

function replaced(text: string, place: RegExp, by: string): string {
  if (!place.test(text)) throw new Error(`no place for the pure rooms: ${place.source}`);
  return text.replace(place, () => by);
}

/** JSON as the formatter has it: a list stands on one line where it fits. */
function written(value: unknown, indent = "", before = 0): string {
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    const flat = `[${value.map((one) => JSON.stringify(one)).join(", ")}]`;
    const isShort = indent.length + before + flat.length <= WIDTH;
    if (isShort && value.every((one) => typeof one === "string")) return flat;
    return `[\n${value.map((one) => deeper + written(one, deeper)).join(",\n")}\n${indent}]`;
  }
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const lines = Object.entries(value).map(([key, one]) => {
    const name = `${JSON.stringify(key)}: `;
    return `${deeper}${name}${written(one, deeper, name.length)}`;
  });
  return `{\n${lines.join(",\n")}\n${indent}}`;
}

const WIDTH = 100;
