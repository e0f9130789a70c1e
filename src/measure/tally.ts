/** How much of the work was not done again. */
export interface Tally {
  packages(found: number, all: number): void;
  answers(found: number, all: number): void;
  /** A sentence for who waits; undefined where nothing was reused. */
  says(): string | undefined;
}

export function tally(): Tally {
  const packages = { found: 0, all: 0 };
  const answers = { found: 0, all: 0 };
  const adding = (sum: typeof packages) => (found: number, all: number) => {
    sum.found += found;
    sum.all += all;
  };
  return {
    packages: adding(packages),
    answers: adding(answers),
    says() {
      if (packages.found + answers.found === 0) return undefined;
      const [made, given] = [packages, answers].map(({ found, all }) => `${found} of ${all}`);
      return `Reused from earlier runs: ${made} packages, ${given} answers. --fresh measures all anew.`;
    },
  };
}
