import type { Predicate } from "../../attestation/predicate.ts";
import type { Credential } from "../../git/variables.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import type { WheelStore } from "../../worker/wheels.ts";
import type { Notes } from "./notes.ts";

/** The answer to a question, or why what was found is none; nothing found has no reason. */
export type Attested =
  | { readonly kind: "found"; readonly predicate: Predicate }
  | { readonly kind: "none"; readonly refused: readonly string[] };

/** Both work on the store of a home folder that is this run's alone. */
export interface Kept {
  /** Fills it with what is vouched for. */
  bring(home: string): Promise<void>;
  /** Leaves to others what was found out, or used, since then (ms). */
  leave(home: string, since: number): Promise<void>;
}

/** What an entry hands the commands of the outside world; nothing below reads it for itself. */
export interface Host {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder of this program's own files. */
  readonly program: string;
  /** The folder of the Python worker, beside the entry. */
  readonly worker: string;
  /** The folder of example workflows, beside the entry. */
  readonly examples: string;
  /** Where Python environments are kept from one run to the next. */
  readonly home: string;
  /** For copies of what commits hold; removed when the command ends. */
  readonly temp: string;
  /** Lets git fetch what a private repository's checkout lacks. */
  readonly credential?: Credential;
  /** Keeps downloaded Python packages from one run to the next. */
  readonly wheels?: WheelStore;
  /** What is known of earlier pushes, by the policy's path: what to keep beside the verdict. */
  readonly history?: (policy: string) => Promise<string | undefined>;
  /** What is attested of a question, where that is asked for. */
  readonly attested?: (question: string) => Promise<Attested>;
  /** What runs on the target branch leave to others; absent where nothing is believed but what this run finds out. */
  readonly kept?: Kept;
  /** Whether this machine is a Mac, on which Core ML runs. */
  readonly mac?: boolean;
  /** Today, in UTC: `2027-01-31`. */
  readonly today: () => string;
  /** Milliseconds since whenever, which never go back; without it nothing is told of the time that a run took. */
  readonly clock?: () => number;
  /** Where this run notes what its time goes into. */
  readonly notes?: Notes;
  /** Ends what is under way when the process is told to stop. */
  readonly signal?: AbortSignal;
  /** Results; `errors` takes progress and messages. */
  readonly out: Terminal;
  readonly errors: Terminal;
}
