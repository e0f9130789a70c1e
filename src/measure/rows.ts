/** Places of samples, ascending: of each span where it begins, and before which it ends. */
export type Rows = [number, number][];
