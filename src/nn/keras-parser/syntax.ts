// The tree of a Python expression, as far as the course needs it. Not responsible for: reading it (expressions.ts).
import type { Place } from './problems.ts';

export interface Argument extends Place {
  /** Null for a positional one. */
  readonly name: string | null;
  /** `*x` and `**x`. */
  readonly star: boolean;
  readonly value: Expression;
}

export type Link =
  | ({ readonly kind: 'attribute'; readonly name: string } & Place)
  | ({ readonly kind: 'call'; readonly given: readonly Argument[] } & Place)
  | ({ readonly kind: 'subscript' } & Place);

export type Operator = '+' | '-' | '*' | '/' | '//' | '%' | '**';

export type Expression = Place & {
  /** The source, shortened, for sentences. */
  readonly source: string;
} & (
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'string'; readonly value: string }
    | { readonly kind: 'constant'; readonly value: boolean | null }
    | { readonly kind: 'name'; readonly name: string }
    /** A value followed by attributes, calls and subscripts. */
    | { readonly kind: 'postfix'; readonly of: Expression; readonly links: readonly Link[] }
    | { readonly kind: 'sequence'; readonly items: readonly Expression[] }
    | { readonly kind: 'negative'; readonly of: Expression }
    /** Operators of one precedence, applied from the left (`**` from the right). */
    | {
        readonly kind: 'arithmetic';
        readonly first: Expression;
        readonly rest: readonly { readonly operator: Operator; readonly operand: Expression }[];
      }
    | { readonly kind: 'other' }
  );
