import type { Json } from "../contract/json.ts";
import { grouped } from "../words/counts.ts";
import type { ProposedLimit } from "./limit.ts";
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

function modelText({ name, source, data, told, remark, variants, ship, limit }: Proposal): string {
  const { task, places, n } = data;
  const parts = [
    ...Object.entries(places).map(([key, path]) => `${key}: ${scalar(path)}`),
    ...Object.entries(told).map(([key, value]) => `${key}: ${flow(value)}`),
  ].join(", ");
  const lines = [
    `  ${name}:`,
    `    source: ${scalar(source)}`,
    `    task: ${task}`,
    `    data: { ${parts} }${remark === "" ? "" : ` # ${remark}`}`,
    itselfText(limit),
    `    ship: ${ship} # this one must pass; the others are measured and reported`,
    `    # ${whatDecides(n, limit)}`,
    "    variants:",
    ...variants.map((variant) => `      ${variant}: { limits: { ${limitText(limit)} } }`),
  ];
  return lines.join("\n");
}

function limitText({ metric, limit }: ProposedLimit): string {
  return `${metric}: { max-drop: ${limit} }`;
}

function itselfText({ metric, limit }: ProposedLimit): string {
  const itself = `{ ${metric}: { max-regression: ${limit} } }`;
  return `    reference: { is: source, limits: ${itself} } # the model itself, since the base`;
}

function whatDecides(n: number, { limit, isCertain }: ProposedLimit): string {
  return isCertain
    ? `${grouped(n)} examples decide a limit of ${limit}, and none much smaller: quantgate check has the table.`
    : `About what ${grouped(n)} examples can tell; the first run shows how much the scores scatter.`;
}

/** A value as YAML has it on one line. */
function flow(value: Json): string {
  if (typeof value === "string") return isPlain(value) ? value : scalar(value);
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, one]) => `${flow(key)}: ${flow(one)}`);
  return `{ ${entries.join(", ")} }`;
}

/** A word, or a fraction, that YAML takes for nothing else. */
function isPlain(word: string): boolean {
  return /^([a-z][a-z0-9-]*|\d+\/\d+)$/.test(word) && !/^(true|false|null)$/.test(word);
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
