/** What a step took, in seconds: by the clock, and of the processor, with all that it started. */
export interface Cost {
  readonly wall: number;
  readonly user: number;
  readonly system: number;
}

/** The command within a shell, which tells at its end, on a pipe of its own, what it and its children took. */
export function commandTimed(command: readonly string[]): [string, ...string[]] {
  return ["sh", "-c", '"$@" 3>&-; status=$?; times >&3; exit $status', "sh", ...command];
}

/** What a shell's `times` says of its children, in its second line: `1m2.345s 0m6.789s`. */
export function costIn(told: string): Pick<Cost, "user" | "system"> {
  const [, children = ""] = told.split("\n");
  const [user = 0, system = 0] = [...children.matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, seconds]) => 60 * Number(minutes) + Number(seconds),
  );
  return { user, system };
}

/** A line a step, the dearest first, and one for all of them, which took so long by the clock. */
export function costTable(
  steps: readonly { readonly name: string; readonly cost: Cost }[],
  wall: number,
): string {
  const sum = (of: (cost: Cost) => number) =>
    steps.reduce((total, { cost }) => total + of(cost), 0);
  const all = { wall, user: sum(({ user }) => user), system: sum(({ system }) => system) };
  const lines = steps
    .toSorted((a, b) => processor(b.cost) - processor(a.cost))
    .map(({ name, cost }) => lineOf(name, cost));
  const head = ["CPU s", "user", "system", "clock s"].map((text) => text.padStart(WIDTH)).join("");
  return [head, ...lines, lineOf("all", all)].join("\n");
}

const WIDTH = 9;

function lineOf(name: string, cost: Cost): string {
  const numbers = [processor(cost), cost.user, cost.system, cost.wall];
  return `${numbers.map((one) => one.toFixed(1).padStart(WIDTH)).join("")}  ${name}`;
}

function processor({ user, system }: Cost): number {
  return user + system;
}
