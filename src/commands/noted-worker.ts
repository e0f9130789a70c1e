import type { Phase } from "../words/account.ts";
import type { UnnumberedRequest, Worker } from "../worker/worker.ts";
import { during } from "./entry/account.ts";
import type { Host } from "./entry/host.ts";

/** A worker of which it is noted how long it takes over what it is asked. */
export function noted(worker: Worker, host: Pick<Host, "notes">): Worker {
  return {
    ...worker,
    ask: (request, ...rest) => during(host, phaseOf(request), () => worker.ask(request, ...rest)),
  };
}

/** What a request is asked for. */
function phaseOf(request: UnnumberedRequest): Phase {
  switch (request.do) {
    case "hello":
      return "start";
    case "inspect":
    case "survey":
    case "samples":
      return "look";
    case "convert":
      return "convert";
    case "evaluate":
      if (request.watch !== undefined) return request.watch === "parity" ? "compare" : "audit";
      return request.only === undefined ? "evaluate" : "look";
    case "checkup":
      return "compare";
    case "place":
    case "time":
      return "time";
    default:
      return request satisfies never;
  }
}
