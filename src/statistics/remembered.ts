/** Remembers each answer as long as what was asked about lives: the same object is not worked on twice. */
export function remembered<Asked extends object, Answer>(
  work: (asked: Asked) => Answer,
): (asked: Asked) => Answer {
  const answers = new WeakMap<Asked, { readonly answer: Answer }>();
  return (asked) => {
    const known = answers.get(asked) ?? { answer: work(asked) };
    answers.set(asked, known);
    return known.answer;
  };
}
