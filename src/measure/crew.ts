import { MachineFault, TOO_MANY_FILES } from "../catalog/machine.ts";
import type { WorkerEvent } from "../contract/protocol.ts";
import type { Item } from "../contract/verbs.ts";
import type { Progress } from "../terminal/progress.ts";
import type { Answer } from "../worker/answer.ts";
import type { UnnumberedRequest, Worker } from "../worker/worker.ts";
import { workerPlaces } from "./places.ts";
import type { LookingPorts } from "./ports.ts";

/**
 * Two seats, so that what is made can be run while the next is being made, and looked into meanwhile. In each sits one
 * worker for as long as it lives, then a fresh one; it starts with the first question, and answers one at a time. Where one
 * dies of a question that only looks, a fresh one is asked it once more.
 */
export interface Crew {
  ask: Worker["ask"];
  /** The same at the seat beside, where packages are made and programs are looked into while others are run. */
  beside: Worker["ask"];
  /** Has somebody sit down there and load what it works with, while another is asked something. */
  seat(): void;
  /** Lets the one go that sits there, whatever it is at: what it has read takes memory. */
  rest(): Promise<void>;
  /** Lets both go, so. */
  restAll(): Promise<void>;
  /** The same of a fresh worker, which answers this alone while no other is there. */
  askAlone: Worker["ask"];
  /** Where to read what it is asked of; what it says of that place is told with the repository's own path. */
  readonly locate: LookingPorts["locate"];
  /** What it said on its way, with the repository's own paths; answers are told so already. */
  retell(said: string): string;
}

/** Works with a crew, and lets it go afterwards. */
export async function withCrew<T>(
  { openWorker, signal, ...ports }: LookingPorts,
  work: (crew: Crew) => Promise<T>,
): Promise<T> {
  const { locate, retell } = workerPlaces(ports.locate);
  let isOver = false;
  const [running, aside] = [seat(), seat()];

  function seat() {
    let worker: Promise<Worker> | undefined;
    let before: Promise<unknown> = Promise.resolve();

    async function next(...question: Question): Promise<Answer> {
      const answer = await tried(question);
      // Whoever only looks has done nothing that could be done twice: what ended it may have been the machine's doing.
      const [request] = question;
      return retell(isGone(answer) && onlyLooks(request) ? again(await tried(question)) : answer);
    }

    async function tried(question: Question): Promise<Answer> {
      signal?.throwIfAborted();
      if (isOver) throw new Error("nobody is there any more to answer");
      worker ??= openWorker();
      const [request, onEvent, limits] = question;
      const faults: string[] = [];
      const hear = (event: WorkerEvent) => {
        if (event.event === "item" && "ended" in event && event.ended.cause === "machine")
          faults.push(event.ended.message);
        onEvent?.(event);
      };
      const answer = await (await worker).ask(request, hear, limits);
      if (answer.kind === "error" && answer.error === "machine") faults.push(answer.message);
      if (answer.kind === "death") await dismiss();
      signal?.throwIfAborted();
      refuseFaults(faults);
      return answer;
    }

    function ask(...question: Question): Promise<Answer> {
      const answer = before.then(() => next(...question));
      before = answer.catch(() => undefined);
      return answer;
    }

    async function dismiss() {
      const leaving = worker;
      worker = undefined;
      // Also one that is only just coming. Of one that does not come, whoever asked it is told.
      await (await leaving?.catch(() => undefined))?.close();
    }

    return { ask, dismiss };
  }

  const dismiss = async () => void (await Promise.all([running.dismiss(), aside.dismiss()]));

  async function askAlone(...question: Question): Promise<Answer> {
    await dismiss();
    try {
      return await running.ask(...question);
    } finally {
      await dismiss();
    }
  }

  const [{ ask }, { ask: beside, dismiss: rest }] = [running, aside];
  try {
    const seat = () => sitDown(beside);
    return await work({ ask, beside, seat, rest, restAll: dismiss, askAlone, locate, retell });
  } finally {
    isOver = true;
    await dismiss();
  }
}

/** Gone by itself: what was stopped for taking too long would take as long again. */
function isGone(answer: Answer): boolean {
  return answer.kind === "death" && ["killed", "exited"].includes(answer.cause.kind);
}

function again(answer: Answer): Answer {
  return answer.kind === "death" ? { ...answer, isSecond: true } : answer;
}

/** Nothing is converted, run or timed for it. */
function onlyLooks(request: UnnumberedRequest): boolean {
  switch (request.do) {
    case "hello":
    case "inspect":
    case "survey":
    case "samples":
      return true;
    case "evaluate":
      return request.only === "read";
    case "convert":
    case "checkup":
    case "place":
    case "time":
      return false;
    default:
      return request satisfies never;
  }
}

/** What the machine refuses one worker it refuses all: nothing that comes of it may be told of a model. */
function refuseFaults(faults: readonly string[]): void {
  const all = [...new Set(faults)];
  if (all.length === 0) return;
  throw new MachineFault(
    all.map((said) => ({
      message: `the machine refuses what the work needs: ${said}`,
      fix: REMEDIES.find((one) => one.said.test(said))?.fix ?? ROOM,
    })),
  );
}

/** What helps against what the worker says, where that is not room. */
const REMEDIES = [
  TOO_MANY_FILES,
  {
    said: /^the Python environment .* is damaged/,
    fix: "delete that folder: the next run makes the environment anew",
  },
];

const ROOM =
  "make room on that disk, or name another folder: TMPDIR (on a runner RUNNER_TEMP) for temporary files, --out for results";

/** Who has answered once loads its libraries while it waits. What goes wrong shows when it is asked for more. */
function sitDown(ask: Worker["ask"]): void {
  ask({ do: "hello" }).catch(() => undefined);
}

type Question = Parameters<Worker["ask"]>;

/** What the worker tells on its way, told on to a person; what is finished is for `take`. */
export function narrate(
  progress: Progress,
  take: (item: Item) => void = () => undefined,
): (event: WorkerEvent) => void {
  return (event) => {
    if (event.event === "item") take(event);
    if (event.event === "log")
      progress.say(event.level === "warning" ? `warning: ${event.text}` : event.text);
    if (event.event === "progress")
      progress.update(event.stage, event.done, event.total, event.key ?? event.lane);
  };
}
