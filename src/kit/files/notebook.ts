// Lines of Python as a notebook in format 4.5, without outputs. Not responsible for: what the lines say.

/** Each piece is one cell of code. */
export function notebookText(pieces: readonly (readonly string[])[]): string {
  const cells = pieces.map((piece, index) => ({
    cell_type: 'code',
    execution_count: null,
    id: `cell-${index + 1}`,
    metadata: {},
    outputs: [],
    source: piece.map((line, i) => (i === piece.length - 1 ? line : `${line}\n`)),
  }));
  const metadata = {
    kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
    language_info: { name: 'python' },
  };
  return `${JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;
}
