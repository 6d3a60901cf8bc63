// The code of a notebook, its cells in order. Not responsible for: reading that code.

/** Lines that are for the notebook, not for Python. */
const MAGIC = /^\s*[%!?].*$/gm;

/** Null for what is no notebook, or one without code. */
export function notebookCode(text: string): string | null {
  if (!text.trimStart().startsWith('{')) return null;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  const cells: unknown = typeof parsed === 'object' && parsed !== null && 'cells' in parsed ? parsed.cells : null;
  if (!Array.isArray(cells)) return null;
  const sources = cells.flatMap((cell: unknown) => {
    if (typeof cell !== 'object' || cell === null || !('cell_type' in cell) || cell.cell_type !== 'code') return [];
    const source: unknown = 'source' in cell ? cell.source : '';
    const lines: readonly unknown[] = Array.isArray(source) ? source : [source];
    return [lines.filter((line) => typeof line === 'string').join('')];
  });
  const code = sources.join('\n').replaceAll(MAGIC, '');
  return code.trim() === '' ? null : code;
}
