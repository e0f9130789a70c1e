import { grouped } from "../words/counts.ts";
import type { Proposal } from "./propose.ts";

/** The policy that proposals make, with the reasons where a reader would ask for them. */
export function policyText(proposals: readonly Proposal[]): string {
  return `${[HEAD, ...proposals.map(modelText)].join("\n")}\n`;
}

const HEAD = `# What quantizing the models of this repository may cost: a beginning, proposed by quantgate init.
version: 1
gate:
  confidence: 95 %
  on-inconclusive: warn # the data cannot tell: a warning where the estimate keeps the limit
  on-unmeasured: fail # what was not measured does not pass
branches:
  "release/**": { gate: { on-inconclusive: fail, on-removed: fail } }
models:`;

function modelText({ name, source, data, variants, ship, limit }: Proposal): string {
  const { images, arrays, labels, n } = data;
  const parts = Object.entries({ images, arrays, labels })
    .flatMap(([key, path]) => (path === undefined ? [] : [`${key}: ${scalar(path)}`]))
    .join(", ");
  return [
    `  ${name}:`,
    `    source: ${scalar(source)}`,
    "    task: image-classification",
    `    data: { ${parts} }`,
    `    reference: { is: source, limits: { top-1: { max-regression: ${limit} pt } } } # the model itself, since the base`,
    `    ship: ${ship} # this one must pass; the others are measured and reported`,
    `    # ${grouped(n)} examples decide a limit of ${limit} pt, and none much smaller: quantgate check has the table.`,
    "    variants:",
    ...variants.map((variant) => `      ${variant}: ${limitsText(limit)}`),
  ].join("\n");
}

/** What it may have lost since the base it takes from the reference. */
function limitsText(limit: number): string {
  return `{ limits: { top-1: { max-drop: ${limit} pt } } }`;
}

/** Plain where YAML reads it as it stands; else in quotes, with what cannot be seen spelled out. */
export function scalar(path: string): string {
  if (/^(?=.*[./])(\.\.\/)*[A-Za-z][\w./-]*$/.test(path)) return path;
  return JSON.stringify(path).replace(UNSEEN, codePoint);
}

const UNSEEN = /[\p{Cf}\p{Zl}\p{Zp}\p{Cn}\p{Co}]/gu;

function codePoint(character: string): string {
  return `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, "0")}`;
}
