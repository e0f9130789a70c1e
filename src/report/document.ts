import { OUTCOMES } from "../catalog/states.ts";
import type { Change } from "../contract/change.ts";
import type { JudgedModel, Verdict } from "../contract/verdict.ts";
import { limitTextAmong } from "../words/limits.ts";
import { everyCause, sinceBase } from "./attribution.ts";
import { changeList, changeText, loosened } from "./changes.ts";
import { choiceNodes } from "./choice.ts";
import { everyLimit, everyMetric, everyPackage, noteList, variantNotes } from "./everything.ts";
import { explanations } from "./explanations.ts";
import {
  findingInBrief,
  findingList,
  findings,
  type NamedLimit,
  weightsToWaive,
} from "./findings.ts";
import {
  headline,
  lastLine,
  otherCautions,
  partList,
  partText,
  unjudgedList,
  unjudgedText,
} from "./headline.ts";
import { legend, modelHeading, modelInBrief, modelTable, onlyModel } from "./model.ts";
import { type Document, group, line, type Node, paragraph, type Section } from "./node.ts";
import { engineSentence, origins } from "./origins.ts";
import { overTime } from "./over-time.ts";
import { everyPlacement } from "./placements.ts";
import { publishedList } from "./published.ts";
import type { Remark } from "./render/annotations.ts";
import type { Report } from "./report.ts";
import { everySlice, whereLossFell } from "./slices.ts";
import { stateWord } from "./state-words.ts";
import { waiverList, waiverText } from "./waivers.ts";

/** The whole report in the order it is read. The ranks say what stays longest where room is short. */
export function fullDocument(report: Report): Document {
  const { verdict } = report;
  return [
    ...ranked(0, headline(verdict)),
    ...ranked(0, partList(verdict)),
    ...ranked(1, findingList(report)),
    ...ranked(1, unjudgedList(verdict)),
    ...ranked(1, waiverList(report)),
    ...ranked(1, whereLossFell(verdict)),
    ...ranked(1, changeList(report)),
    ...modelsOf(verdict),
    ...ranked(5, sinceBase(verdict)),
    ...ranked(0, legend(verdict)),
    ...ranked(0, engineSentence(report)),
    ...ranked(1, publishedList(report)),
    ...ranked(1, noteList(verdict)),
    ...ranked(6, explanations(verdict)),
    ...ranked(6, variantNotes(verdict)),
    ...ranked(6, everyPlacement(verdict)),
    ...ranked(7, weightsToWaive(report)),
    ...ranked(7, everyLimit(report)),
    ...ranked(7, everyCause(verdict)),
    ...ranked(8, everySlice(verdict)),
    ...ranked(8, everyMetric(report)),
    ...ranked(9, everyPackage(report)),
    ...ranked(9, overTime(report)),
    ...ranked(0, origins(report)),
  ];
}

/** The same for who waits for it: a table a model, what to ship, what stands in the way, and the answer last. */
export function briefDocument({ verdict }: Report): Document {
  return ranked(0, [
    ...verdict.models.map(modelInBrief),
    ...findings(verdict.models).map(findingInBrief),
    ...asides(verdict),
    lastLine(verdict),
  ]);
}

/** What was set aside, and what the head would loosen. */
function asides(verdict: Verdict): Node[] {
  const waivers = (verdict.waivers ?? []).map(waiverText);
  const loosenings = loosened(verdict).map((change) => `once merged: ${changeText(change)}`);
  const said = [
    ...partText(verdict),
    ...otherCautions(verdict),
    ...unjudgedText(verdict),
    ...waivers,
    ...loosenings,
  ];
  return said.length === 0 ? [] : [group(...said.map((one) => paragraph(line`${one}`)))];
}

/** The limits that stand in the way, on the lines that ask for them; then what the head loosens. */
export function remarksOf({ verdict }: Report): Remark[] {
  return [...findings(verdict.models).map(onFinding), ...loosened(verdict).flatMap(onChange)];
}

function onFinding({ model, variant, limit }: NamedLimit): Remark {
  const what = `${model.name}/${variant.name} ${limitTextAmong(limit, model.targets)}: ${stateWord(limit)}`;
  const { path, line: own, headLine = own } = limit.at;
  return {
    level: limit.outcome === "warn" ? "warning" : "error",
    said: line`${`${what}: ${limit.why}`}`,
    // Only where the head has it can GitHub show it beside the line.
    at: { path, line: headLine },
  };
}

function onChange(change: Change): Remark[] {
  const { at } = change;
  return at === undefined ? [] : [{ level: "warning", said: line`${changeText(change)}`, at }];
}

function modelsOf({ models }: Verdict): Section[] {
  const [first] = models;
  if (first !== undefined && models.length === 1 && first.status === "judged") {
    return modelSections(first, onlyModel(first));
  }
  return worstFirst(models).flatMap((model) => modelSections(model, modelHeading(model)));
}

function modelSections(model: JudgedModel, heading: Node): Section[] {
  const passes = model.outcome === "pass";
  return [
    ...ranked(passes ? 4 : 2, heading),
    ...ranked(passes ? 5 : 3, modelTable(model)),
    ...ranked(passes ? 5 : 3, choiceNodes(model)),
  ];
}

function worstFirst(models: readonly JudgedModel[]): JudgedModel[] {
  return models.toSorted((a, b) => OUTCOMES.indexOf(b.outcome) - OUTCOMES.indexOf(a.outcome));
}

function ranked(rank: number, nodes: Node | readonly Node[]): Section[] {
  return [nodes].flat().map((node) => ({ rank, node }));
}
