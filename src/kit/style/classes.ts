// Joins class names, leaving out what is absent. Not responsible for: where they come from (CSS modules).

/** `classes(styles['a'], isOn && styles['b'])` */
export function classes(...parts: readonly (string | false | null | undefined)[]): string {
  return parts.filter(Boolean).join(' ');
}
