import { UserError } from "../catalog/errors.ts";

/** A file that cannot be believed: nothing of it is used. `line` counts from 1. */
export function refuse(file: string, message: string, line?: number): UserError {
  return new UserError({
    message,
    at: { file, ...(line !== undefined && { line }) },
    fix: "The out folder is written by quantgate plan and measure: run them again.",
  });
}

/** A file as another version of quantgate writes it. */
export class OtherVersion extends UserError {
  /** `of schema 1, as …` */
  readonly says: string;

  constructor(file: string, found: number, ours: number) {
    const says = `of schema ${found}, as another version of quantgate writes it; this one reads schema ${ours}`;
    super({
      message: `is ${says}`,
      at: { file },
      fix: "Run quantgate plan again with this version, and measure by that plan: all stages go with one version.",
    });
    this.says = says;
  }
}
