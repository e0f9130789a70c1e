import { expect, test } from "vitest";
import { refuseRecordings } from "../../../src/commands/check/look.ts";
import type { Recording } from "../../../src/project/recordings.ts";

const slot = { target: "iphone-15", variant: "int8", side: "head" } as const;
const at = { path: "Measurements/int8.json", commit: null };
const refused = (from: "target" | "head" | "base", more: object = {}): Recording => ({
  planned: { ...slot, from, at, refused: "is not JSON", ...more },
  problems: [{ message: "is not JSON", at: { file: `${from}.json` } }],
});
const believed: Recording = { planned: { ...slot, from: "head", at } };

test("a recording that is refused is a mistake where no other of its variant is believed", () => {
  const both = [refused("target"), refused("head")];
  expect(() => refuseRecordings({ recordings: both })).toThrow(
    "target.json is not JSON\nhead.json is not JSON",
  );
  expect(() => refuseRecordings({ recordings: [refused("target"), believed] })).not.toThrow();
  const other = refused("target", { variant: "int4" });
  expect(() => refuseRecordings({ recordings: [other, believed] })).toThrow("is not JSON");
});

test("one that is missing, and the base's, are told where they are judged", () => {
  const missing: Recording = { planned: { ...slot, from: "head", at, refused: "is not there" } };
  const ofBase = refused("base", { side: "base" });
  expect(() => refuseRecordings({ recordings: [missing, ofBase] })).not.toThrow();
});
