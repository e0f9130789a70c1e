import { u as UserError } from "./machine.js";
import { a as Hello, i as whyUnanswered } from "./workers.js";
// src/measure/greet.ts
/** Who is there, whether its own parts are whole, and whether the engines of some targets can be used. */
async function greet(crew, probe = []) {
	const answer = await crew.ask({
		do: "hello",
		probe: [...probe]
	});
	if (answer.kind === "result") return Hello.parse(answer.value);
	const why = whyUnanswered(answer);
	throw new UserError({ message: `the worker cannot work: ${why}` });
}
export { greet as t };
