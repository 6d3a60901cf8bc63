// Where an arrow key leads in a grid of rows and columns. Shared by pixel pictures and value tables.
// Not responsible for: focus or announcing.

/** Index after the key, or null when the key moves nothing. Without a start the first key lands on the first cell. */
export function moveInGrid(key: string, from: number | null, rows: number, columns: number): number | null {
  const moves: Readonly<Record<string, readonly [dy: number, dx: number]>> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    Home: [0, -columns],
    End: [0, columns],
  };
  const move = moves[key];
  if (!move || rows < 1 || columns < 1) return null;
  if (from === null) return 0;
  const row = Math.min(rows - 1, Math.max(0, Math.floor(from / columns) + move[0]));
  const column = Math.min(columns - 1, Math.max(0, (from % columns) + move[1]));
  return row * columns + column;
}
