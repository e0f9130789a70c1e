import { OUTCOMES } from "../catalog/states.ts";
import type { JudgedModel, Verdict } from "../contract/verdict.ts";
import { everyCause, sinceBase } from "./attribution.ts";
import { unjudgedList } from "./cautions.ts";
import { changeList } from "./changes.ts";
import { choiceBlocks } from "./choice.ts";
import { everyLimit, everyMetric, everyPackage } from "./everything.ts";
import { engineSentence } from "./evidence.ts";
import { explanations } from "./explanations.ts";
import { findingList } from "./finding-list.ts";
import { headline } from "./headline.ts";
import { legend } from "./legend.ts";
import { modelHeading, modelTable, onlyModel } from "./model.ts";
import type { Document, Node, Section } from "./node.ts";
import { noteList, variantNotes } from "./notes.ts";
import { origins } from "./origins.ts";
import { overTime } from "./over-time.ts";
import { publishedList } from "./published.ts";
import type { Report } from "./report.ts";
import { everySlice, whereLossFell } from "./slices.ts";
import { waiverList, weightsToWaive } from "./waivers.ts";

/** The whole report in the order it is read. The ranks say what stays longest where room is short. */
export function fullDocument(report: Report): Document {
  const { verdict } = report;
  return [
    ...ranked(0, headline(verdict)),
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
    ...ranked(passes ? 5 : 3, choiceBlocks(model)),
  ];
}

function worstFirst(models: readonly JudgedModel[]): JudgedModel[] {
  return models.toSorted((a, b) => OUTCOMES.indexOf(b.outcome) - OUTCOMES.indexOf(a.outcome));
}

function ranked(rank: number, nodes: Node | readonly Node[]): Section[] {
  return [nodes].flat().map((node) => ({ rank, node }));
}
