// Guards for data that was written as JSON, put together like the type they guard: a field that is forgotten is a type
// error. Not valibot: a second page that uses it would give it a chunk of its own, at the cost of the first load.
// Not responsible for: what is guarded (device-report.ts).

export type Guard<T> = (value: unknown) => value is T;

export const isNumber: Guard<number> = (value) => typeof value === 'number';
export const isString: Guard<string> = (value) => typeof value === 'string';
export const isBoolean: Guard<boolean> = (value) => typeof value === 'boolean';

export function isNullOr<T>(guard: Guard<T>): Guard<T | null> {
  return (value): value is T | null => value === null || guard(value);
}

export function isArrayOf<T>(guard: Guard<T>): Guard<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(guard);
}

export function isOneOf<T extends string | number>(...allowed: readonly T[]): Guard<T> {
  return (value): value is T => allowed.some((each) => each === value);
}

/** Further fields are no harm. */
export function isObject<T extends object>(fields: { readonly [K in keyof T]-?: Guard<T[K]> }): Guard<T> {
  const guards = Object.entries<Guard<unknown>>(fields);
  return (value): value is T =>
    typeof value === 'object' && value !== null && guards.every(([name, guard]) => guard(Reflect.get(value, name)));
}
