import { keyed, text } from "./shapes.ts";

export const WrittenWaiver = keyed(
  {
    model: text("its model", "food").exactOptional(),
    variant: text("its variant", "int8").exactOptional(),
    limit: text("metric and operator", "top-1 max-drop").exactOptional(),
    weights: text("the weights it was granted for", "sha256:<64 hex digits>").exactOptional(),
    until: text("the last day it holds", "2027-01-31").exactOptional(),
    reason: text("why", "the new camera needs it; retraining planned").exactOptional(),
    approver: text("who granted it", "@lead").exactOptional(),
  },
  "a limit set aside for a while, for these weights",
  { required: ["model", "variant", "limit", "weights", "until", "reason", "approver"] },
);
