import { describe, expect, test } from "vitest";
import type { Fate, JudgedWaiver } from "../../src/contract/waiver.ts";
import { renderComment } from "./rendered.ts";
import { DIGEST, limit, model, variant, verdict } from "./sample.ts";

const GRANTED = {
  reason: "the new camera needs it",
  approver: "@lead",
  until: "2027-02-28",
} as const;

function waiver(fate: Fate, why: string): JudgedWaiver {
  return {
    ...{ model: "digits", variant: "int8", limit: "top-1 max-drop", weights: DIGEST },
    ...{ ...GRANTED, fate, why, at: { commit: null, path: "quantgate.yml", line: 30 } },
  };
}

const BROKEN = limit({ state: "fail", outcome: "fail", why: "it fell by 3 pt", weights: DIGEST });
const WAIVED = { ...BROKEN, outcome: "warn", waived: GRANTED } as const;

function comment(limits: Parameters<typeof variant>[0], given: Parameters<typeof verdict>[0]) {
  return renderComment({
    verdict: verdict({ models: [model({ variants: [variant(limits)] })], ...given }),
  });
}

describe("waivers in the comment", () => {
  const waived = comment(
    { limits: [WAIVED], outcome: "warn" },
    {
      outcome: "warn",
      waivers: [waiver("expired", "its last day is over"), waiver("waives", "so")],
    },
  );

  test("stand beside the limit that they set aside, with reason, approver and last day", () => {
    expect(waived).toContain(
      "- ⚠️ **`digits/int8` `top-1 max-drop 1 pt`: fail, waived**: it fell by 3 pt (waived until 2027-02-28 by @&#8203;lead: the new camera needs it)",
    );
  });

  test("are never a pass, nor called within the limits", () => {
    expect(waived).toContain(
      "## ⚠️ Every variant may ship: not shown to keep the agreed limits, of which some are waived",
    );
  });

  test("are listed, those that waive something first", () => {
    const list = waived.slice(waived.indexOf("**Waivers**"), waived.indexOf("**Recommended"));
    expect(list.trim().split("\n")).toEqual([
      "**Waivers**",
      "",
      "- **`digits/int8` `top-1 max-drop`: waived**: so (granted until 2027-02-28 by @&#8203;lead: the new camera needs it; `quantgate.yml:30`)",
      "- **`digits/int8` `top-1 max-drop`: expired, waives nothing**: its last day is over (granted until 2027-02-28 by @&#8203;lead: the new camera needs it; `quantgate.yml:30`)",
    ]);
  });

  test("find the digest to name where a limit is in the way, and not where it is waived", () => {
    const weights = `- \`digits/int8\` \`top-1 max-drop 1 pt\`: \`${DIGEST}\``;
    expect(comment({ limits: [BROKEN], outcome: "fail" }, { outcome: "fail" })).toContain(weights);
    expect(waived).not.toContain(weights);
  });

  test("do not hide a failure beside them", () => {
    const doubt = limit({ state: "inconclusive", leans: "fail", outcome: "fail" });
    const text = comment({ limits: [WAIVED, doubt], outcome: "fail" }, { outcome: "fail" });
    expect(text).toContain("## ❌ Nothing ships: not shown to keep the agreed limits\n");
  });
});
