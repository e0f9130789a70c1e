import { Explanation } from "../contract/explanation.ts";
import { Measurement } from "../contract/measurement.ts";
import { PLAN_SCHEMA, Plan } from "../contract/plan.ts";
import { Stamp } from "../contract/stamp.ts";
import { Verdict } from "../contract/verdict.ts";
import { FILES } from "../report/formats.ts";
import { file, files, json, LARGEST_FILE, LINES, type OutFile } from "./part.ts";

const SLOT = "<model>/<side>/<variant>/<target>";
const MEASUREMENT = `measurements/${SLOT}.json` as const;
const RECORDS = `records/${SLOT}.jsonl` as const;

/** What a state of the project brought of measurements taken elsewhere; below it, they lie as in the out folder. */
export const RECORDED = "recorded/<from>";

/** What one machine of several measured of requests that it shares with others; below it, it lies as in the out folder. */
export const PART = "parts/<index>-of-<of>";

/**
 * Everything that an out folder holds beside reports, whoever reads, writes, checks, removes or uploads it. Paths are relative to it
 * and with `/`, as they stand in its files too.
 */
export const LAYOUT = {
  ignore: file(".gitignore", {
    holds: { most: 10_000 },
    writtenBy: "plan",
    removedBy: [],
    says: "keeps all of it out of git",
  }),
  plan: file("plan.json", {
    holds: json(Plan, PLAN_SCHEMA),
    writtenBy: "plan",
    removedBy: [],
    says: "what to run: commits, policy with digest, models, requests, each with its data part by part; of a pull request the target's commit that merging was tried on; models that no policy names; of each folder of images, which files are no samples; the day, by which waivers end; what the head would change of policy and data; of each limit, what so many examples will be able to tell; on pushes and in a merge queue `question`, the digest by which [an attested verdict](protecting-releases.md#attested-verdicts) is found",
  }),
  samples: files("samples/<model>.jsonl", {
    holds: LINES,
    writtenBy: "plan",
    removedBy: [],
    says: "a line for each example: id, slices, the right answer; those of `unlabelled` come last, and may have none",
  }),
  measurement: files(MEASUREMENT, {
    holds: json(Measurement),
    writtenBy: "measure",
    removedBy: ["measure", "judge --measured"],
    says: "one variant: measured or why not, its environment, its package, [how far its values reach](engines.md#the-range-audit)",
  }),
  records: files(RECORDS, {
    holds: LINES,
    writtenBy: "measure",
    removedBy: ["judge --measured"],
    says: "a line for each example: the answers, best first",
  }),
  partMeasurement: files(`${PART}/${MEASUREMENT}`, {
    holds: json(Measurement),
    writtenBy: "measure",
    removedBy: ["measure", "judge --measured"],
    says: "what one machine of [several](sharding.md) saw of a variant, where others answer the rest of its examples",
  }),
  partRecords: files(`${PART}/${RECORDS}`, {
    holds: LINES,
    writtenBy: "measure",
    removedBy: ["measure", "judge --measured"],
    says: "its answers to those that it measured; `judge` joins them below `records/`",
  }),
  history: file("history.jsonl", {
    holds: { most: 8_000_000 },
    writtenBy: "plan",
    removedBy: [],
    says: "[what earlier pushes were measured to be](history.md), where a history is kept; it is shown, and decides nothing",
  }),
  recordedMeasurement: files(`${RECORDED}/${MEASUREMENT}`, {
    holds: json(Measurement),
    writtenBy: "plan",
    removedBy: [],
    says: "what was [measured elsewhere](recorded.md), by who brought it: `target`, `head`, `fetched`, `base`",
  }),
  recordedRecords: files(`${RECORDED}/${RECORDS}`, {
    holds: LINES,
    writtenBy: "plan",
    removedBy: [],
    says: "the records that such a measurement names",
  }),
  stamp: files("shards/<index>-of-<of>.json", {
    holds: json(Stamp),
    writtenBy: "measure",
    removedBy: ["measure", "judge --measured"],
    says: "the stamp of one machine of [several](sharding.md), written when all it measured was there",
  }),
  packages: files("packages/<model>/<side>/<variant>.mlpackage/", {
    holds: { most: LARGEST_FILE },
    writtenBy: "measure",
    removedBy: [],
    uploadedIfAsked: true,
    says: "the converted packages, with `--keep-packages`",
  }),
  explanation: files("explanations/<model>/<variant>/<target>.json", {
    holds: json(Explanation),
    writtenBy: "judge",
    removedBy: ["judge"],
    says: "for limits that fail or lean to: which examples flipped, what was confused, the worst classes",
  }),
  // Somebody may have begun to fill them in: they stay until there are others.
  toLabel: files("labelling/<model>/to-label.csv", {
    holds: { most: LARGEST_FILE },
    writtenBy: "judge",
    removedBy: [],
    says: "the unlabelled examples whose label would settle a limit",
  }),
  labellingImages: files("labelling/<model>/images/", {
    holds: { most: LARGEST_FILE },
    writtenBy: "gate",
    removedBy: [],
    says: "copies of their images; they go when the list is written anew",
  }),
  verdict: file("verdict.json", {
    holds: json(Verdict),
    writtenBy: "judge",
    removedBy: ["judge"],
    says: "the verdict",
  }),
} as const;

const REPORTS = FILES.map(({ path, says }) =>
  file(path, { holds: { most: LARGEST_FILE }, writtenBy: "judge", removedBy: ["judge"], says }),
);

/** So that nobody has to tell git of the folder, and no model in it is taken for one of the project's. */
export const IGNORES_ALL = "# Written by quantgate: nothing in this folder is for git.\n*\n";

/** All of it in one list. */
export const PARTS: readonly OutFile[] = [...Object.values(LAYOUT), ...REPORTS];

/** What a run that was killed was still working in. */
export const HALVES = [".measuring-<scratch>"] as const;

/** Where a whole folder is made before it takes the place of what is there, and where that waits to be removed. */
export const FRESH = ".fresh";
export const REPLACED = ".replaced";

/** Says that a process is at work in the folder. */
export const CLAIM = ".at-work-<machine>-<pid>-<start>-<claim>";
