// Whether the page that was opened first has arrived: what nobody waits for gives way until then.
// Not responsible for: fetching it (pages.ts).

let opening: Promise<unknown> = Promise.resolve();

/** Called once, by the entry. `arrival` never rejects. */
export function noteOpening(arrival: Promise<unknown>): void {
  opening = arrival;
}

export function afterOpening(): Promise<unknown> {
  return opening;
}
