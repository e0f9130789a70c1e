import { expect, test } from "vitest";
import { measured, openFlowers } from "../../publish/flowers.ts";

test("what was measured without rights is published with what could have been forged of it, and what could not", async () => {
  const fork = await openFlowers();
  const forged = { ...fork.files, ...measured({ wrong: 0, bytes: 1000, weights: "any" }) };
  const result = await fork.publish(forged);
  expect(result, result.log).toMatchObject({ status: 0 });
  for (const shown of [(await fork.comments())[0], result.summary]) {
    expect(shown).toContain("4 measurements come from it, of head and base alike");
    expect(shown).toContain(
      "could have forged them:** answers, scores, times, sizes, and which weights were measured",
    );
    expect(shown).toMatch(/Made anew from git.*policy, limits and waivers, data and labels/);
    expect(shown).toContain("Its own verdict could not be read");
  }
});
