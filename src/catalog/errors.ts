/** Where in a file a problem sits; lines and columns count from 1. */
export interface ProblemPlace {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** One thing that is wrong: what, where, and what to do about it. */
export interface Problem {
  readonly message: string;
  readonly at?: ProblemPlace;
  readonly fix?: string;
}

/** A mistake in what the user supplied: every problem found, shown without a stack; exit status 2. */
export class UserError extends Error {
  override readonly name = "UserError";
  readonly problems: readonly Problem[];

  constructor(problems: Problem | readonly Problem[]) {
    const list = [problems].flat();
    super(list.map(describeProblem).join("\n"));
    this.problems = list;
  }
}

/** `file:line:column message`, then what to do on a line of its own. */
export function describeProblem({ message, at, fix }: Problem): string {
  const where = at === undefined ? "" : `${describePlace(at)} `;
  return fix === undefined ? `${where}${message}` : `${where}${message}\n  ${fix}`;
}

export function describePlace({ file, line, column }: ProblemPlace): string {
  return [file, line, column].filter((part) => part !== undefined).join(":");
}

/** Does all of the work, then throws every user's mistake that was found in any of it, each once. */
export async function allOf<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const problems: Problem[] = [];
  const results: R[] = [];
  for (const item of items) {
    try {
      results.push(await work(item));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new UserError(onceEach(problems));
  return results;
}

function onceEach(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [describeProblem(problem), problem])).values()];
}
