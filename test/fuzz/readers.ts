import { artifact } from "./readers/artifact.ts";
import { events } from "./readers/events.ts";
import { lines } from "./readers/lines.ts";
import { measurement } from "./readers/measurement.ts";
import { judged, plan } from "./readers/out-folder.ts";
import { policy } from "./readers/policy.ts";

/** Everything that reads what strangers write; their shares make a hundred. */
export const READERS = [policy, lines, measurement, plan, judged, artifact, events];
