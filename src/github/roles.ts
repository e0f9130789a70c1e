/** Which commits judge and which are judged; `branch` is the one whose rules in the policy hold. */
export type Roles =
  /** Judged by the tip of the target branch; the merge-base brings the base model. */
  | {
      readonly kind: "pull-request";
      readonly branch: string;
      readonly head: string;
      /** Where the remote has the head, if the checkout need not have it. */
      readonly ref?: string;
    }
  /** Judged by `base`, which the queue has built the group on. */
  | {
      readonly kind: "merge-group";
      readonly branch: string;
      readonly head: string;
      readonly base: string;
    }
  /** Judged by its own policy; the base model comes from `before`. */
  | {
      readonly kind: "commit";
      readonly branch: string | null;
      readonly head: string;
      readonly before: Before;
    };

/** The commit that a push replaced, or where the branch or tag left the default branch: perhaps at itself. */
export type Before =
  | { readonly kind: "commit"; readonly commit: string }
  | { readonly kind: "merge-base"; readonly branch: string };
