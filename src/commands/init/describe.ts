import { quote } from "../../catalog/quote.ts";
import { whatToCollect } from "../../proposal/collect.ts";
import type { FoundData } from "../../proposal/data.ts";
import { ALPHA, type Proposal } from "../../proposal/propose.ts";
import { line, paragraph } from "../../report/node.ts";
import { renderTerminal } from "../../report/render/terminal.ts";
import { grouped } from "../../words/counts.ts";
import { listed } from "../../words/lists.ts";
import type { Assessed } from "./assess.ts";
import type { WrittenFile } from "./write-new.ts";

/** What was decided and why, then what to do next. */
export function describeInit(models: readonly Assessed[], files: readonly WrittenFile[]): string {
  const parts = [...models.map(modelText), ...files.map(fileText), nextText(models, files)];
  return `${parts.join("\n\n")}\n`;
}

function modelText(model: Assessed): string {
  const [first = "", ...more] = linesOf(model);
  const node = paragraph(line`${quote(model.path)}: ${first}`, ...more.map((one) => line`${one}`));
  return renderTerminal([{ rank: 0, node }]);
}

function linesOf(model: Assessed): string[] {
  switch (model.kind) {
    case "refused":
      return [model.why, ...(model.fix === undefined ? [] : [model.fix])];
    case "without-data":
      return [
        "no examples were found that fit it. Collect",
        ...whatToCollect(model.name, model.recognised, ALPHA),
        ...inVain(model),
      ];
    case "proposed":
      return proposedLines(model);
    default:
      return model satisfies never;
  }
}

function proposedLines({ proposal, search }: Extract<Assessed, { kind: "proposed" }>): string[] {
  const { says, data, limit, variants, ship, precision } = proposal;
  const [, ...others] = search.found.map(placeOf);
  return [
    `${says} in ${FLOATS[precision]}, called ${proposal.name}`,
    `judged on ${placeOf(data)}: ${grouped(data.n)} examples, whose right answers all fit it`,
    `held to ${limit.metric} max-drop ${limit.limit}: the strictest customary limit that ${grouped(data.n)} examples ${limit.isCertain ? "decide" : "may decide"}`,
    `tried as ${listed(variants)}; ${ship} ships`,
    ...(others.length === 0 ? [] : [`also found, not used: ${listed(others)}`]),
  ];
}

const FLOATS = {
  fp32: "32-bit floats",
  fp16: "16-bit floats",
  mixed: "16-bit and 32-bit floats",
} as const satisfies Record<Proposal["precision"], string>;

function inVain({ search }: Extract<Assessed, { kind: "without-data" }>): string[] {
  const few = search.found.map(
    (data) => `${placeOf(data)} has ${grouped(data.n)}, too few to decide anything`,
  );
  const unfit = search.unfit
    .slice(0, MOST_UNFIT)
    .map(({ path, why }) => `${quote(path)} does not fit: ${why}`);
  return [...few, ...unfit];
}

const MOST_UNFIT = 3;

function placeOf({ places }: FoundData): string {
  return Object.values(places).map(quote).join(" with ");
}

const DID = {
  written: "is written.",
  replaced: "is replaced.",
  kept: "is there already and stays as it is; --force replaces it, --print shows what it would be.",
  shown: "would be:",
} as const satisfies Record<WrittenFile["did"], string>;

function fileText({ path, text, did }: WrittenFile): string {
  return did === "shown" ? `${path} ${DID[did]}\n\n${text}` : `${path} ${DID[did]}`;
}

function nextText(models: readonly Assessed[], files: readonly WrittenFile[]): string {
  if (!models.some(({ kind }) => kind === "proposed")) return nothingText(models);
  const policy = files[0]?.path ?? "quantgate.yml";
  const which = policy === "quantgate.yml" ? "" : ` --policy ${policy}`;
  return [
    "Next:",
    `1. quantgate check${which}   tells every mistake, and how often each limit would pass and fail`,
    `2. quantgate gate${which}    gives the first verdict, in minutes`,
    "3. In the workflow, name the repository where you found this action in place of OWNER; commit both",
    "   files, and make the job quantgate a required check (docs/protecting-releases.md).",
  ].join("\n");
}

function nothingText(models: readonly Assessed[]): string {
  return models.some(({ kind }) => kind === "without-data")
    ? "Nothing was written: there are no examples to judge on. With them, run quantgate init again."
    : "Nothing was written: of no model here could a policy be proposed.";
}
