// Adds up numbers that are written out (`28 * 28`) and joins tuples. Anything else is unknown.
// Not responsible for: other expressions (interpreter.ts).
import type { Expression, Operator } from './syntax.ts';
import { UNKNOWN, type Value } from './values.ts';

/** Longest tuple that `+` makes. */
const LONGEST = 64;

function result(operator: Operator, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '//':
      return Math.floor(left / right);
    case '%':
      // Python's remainder has the sign of the divisor.
      return left - right * Math.floor(left / right);
    case '**':
      return left ** right;
    default:
      return operator satisfies never;
  }
}

function combined(operator: Operator, left: Value, right: Value): Value {
  if (left.kind === 'number' && right.kind === 'number') {
    const value = result(operator, left.value, right.value);
    return Number.isFinite(value) ? { kind: 'number', value } : UNKNOWN;
  }
  if (operator === '+' && left.kind === 'sequence' && right.kind === 'sequence') {
    const items = left.items.length + right.items.length;
    return items <= LONGEST ? { kind: 'sequence', items: [...left.items, ...right.items] } : UNKNOWN;
  }
  return UNKNOWN;
}

/** Value of a sum, product, power or negation. `evaluate` gives the operands. */
export function arithmetic(
  expression: Extract<Expression, { kind: 'arithmetic' | 'negative' }>,
  evaluate: (operand: Expression) => Value,
): Value {
  if (expression.kind === 'negative') {
    const value = evaluate(expression.of);
    return value.kind === 'number' ? { kind: 'number', value: -value.value } : UNKNOWN;
  }
  const operators = expression.rest.map(({ operator }) => operator);
  const values = [expression.first, ...expression.rest.map(({ operand }) => operand)].map(evaluate);
  if (operators[0] === '**') {
    return values.reduceRight((right, left) => combined('**', left, right));
  }
  return values.reduce((left, right, index) => combined(operators[index - 1] ?? '+', left, right));
}
