import { type Commenting, SITUATIONS } from "../../src/github/situations.ts";
import { table } from "./table.ts";

/** The table of docs/events.md. */
export const eventTables = {
  events: () =>
    table(
      ["event", "judged", "policy and data from", "base model from", "the comment"],
      alike(Object.values(SITUATIONS).flatMap(rowsOf)),
    ),
};

type Row = readonly [on: string, ...what: string[]];

const COMMENT: Readonly<Record<Commenting, string>> = {
  kept: "kept up to date",
  left: "left as it is",
  none: "–",
};

function rowsOf({ on, judged, by, base, comment, actions = {} }: Described): Row[] {
  const row = (name: string, commenting: Commenting): Row => {
    const what = [judged, by, base, COMMENT[commenting]];
    return [name, ...what];
  };
  const exceptions = Object.entries(actions).map(([action, one]) =>
    row(`${on}, \`${action}\``, one.comment ?? comment),
  );
  return [row(on, comment), ...exceptions];
}

type Described = Omit<(typeof SITUATIONS)["pull-request"], "roles">;

/** Events of which the same is said share a row. */
function alike(rows: readonly Row[]): string[][] {
  const said = Map.groupBy(rows, ([, ...what]) => what.join("|"));
  return [...said.values()].map((same) => [
    same.map(([on]) => on).join(", "),
    ...(same[0] ?? []).slice(1),
  ]);
}
