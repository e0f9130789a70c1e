import { UserError } from "../catalog/errors.ts";
import { Hello } from "../contract/protocol.ts";
import { whyUnanswered } from "../worker/answer.ts";
import type { Crew } from "./crew.ts";

/** Who is there, whether its own parts are whole, and whether the engines of some targets can be used. */
export async function greet(crew: Crew, probe: readonly string[] = []): Promise<Hello> {
  const answer = await crew.ask({ do: "hello", probe: [...probe] });
  if (answer.kind === "result") return Hello.parse(answer.value);
  const why = whyUnanswered(answer);
  throw new UserError({ message: `the worker cannot work: ${why}` });
}
