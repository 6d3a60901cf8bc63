// The table of Keras's model.summary(), as rows for a view and as text.
// Not responsible for: other counts (costs.ts).
import { inboundIndices, INPUT_INDEX, isSequential } from './graph.ts';
import { INPUT_NAME } from './names.ts';
import { countParameters } from './parameters.ts';
import { inferShapes } from './shapes.ts';
import type { NetworkSpec, Shape } from './spec.ts';

export interface SummaryRow {
  /** Null for the input's row, which Keras shows for graphs only. */
  readonly nodeIndex: number | null;
  readonly name: string;
  readonly className: string;
  /** `(None, 64, 64, 32)`: None stands for the batch. */
  readonly outputShape: string;
  readonly parameters: number;
  /** With thousands separators: `12,544`. */
  readonly parametersText: string;
  /** Names of the layers that it reads. */
  readonly inbound: readonly string[];
}

export interface Summary {
  readonly rows: readonly SummaryRow[];
  readonly total: number;
  readonly trainable: number;
  readonly nonTrainable: number;
}

/** `528,054`: digits grouped by comma as Keras prints them, in every language. */
export function groupedDigits(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `(None, 28, 28, 1)` */
export function batchShapeText(shape: Shape): string {
  return `(${['None', ...shape].join(', ')})`;
}

/** Size of float32 values as Keras prints it: `2.01 MB`, 1024 to the next unit. */
export function memoryText(values: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'];
  let size = values * 4;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${size.toFixed(2)} ${units[unit]}`;
}

/** Rows in network order with totals. Throws NetworkProblemError on an invalid network. */
export function summarize(spec: NetworkSpec): Summary {
  const shapes = inferShapes(spec);
  const inbound = inboundIndices(spec);
  const count = countParameters(spec);
  const rows = spec.nodes.map((node, nodeIndex): SummaryRow => {
    const parameters = count.perNode[nodeIndex]?.total ?? 0;
    return {
      nodeIndex,
      name: shapes[nodeIndex]?.name ?? '',
      className: node.layer.className,
      outputShape: batchShapeText(shapes[nodeIndex]?.output ?? []),
      parameters,
      parametersText: groupedDigits(parameters),
      inbound: (inbound[nodeIndex] ?? []).map((index) =>
        index === INPUT_INDEX ? INPUT_NAME : (shapes[index]?.name ?? ''),
      ),
    };
  });
  const input: SummaryRow = {
    nodeIndex: null,
    name: INPUT_NAME,
    className: 'InputLayer',
    outputShape: batchShapeText(spec.inputShape),
    parameters: 0,
    parametersText: '0',
    inbound: [],
  };
  return {
    rows: isSequential(spec) ? rows : [input, ...rows],
    total: count.total,
    trainable: count.trainable,
    nonTrainable: count.nonTrainable,
  };
}

type Align = 'left' | 'right';

function frame(left: string, fill: string, middle: string, right: string, widths: readonly number[]): string {
  return left + widths.map((width) => fill.repeat(width + 2)).join(middle) + right;
}

function tableRow(bar: string, cells: readonly string[], widths: readonly number[], align: readonly Align[]): string {
  const padded = cells.map((cell, column) => {
    const width = widths[column] ?? 0;
    return ` ${align[column] === 'right' ? cell.padStart(width) : cell.padEnd(width)} `;
  });
  return bar + padded.join(bar) + bar;
}

/** The table as Keras 3 prints it, columns as wide as they must be. Throws NetworkProblemError on an invalid network. */
export function summaryText(spec: NetworkSpec): string {
  const { rows, total, trainable, nonTrainable } = summarize(spec);
  const graph = !isSequential(spec);
  const head = ['Layer (type)', 'Output Shape', 'Param #', ...(graph ? ['Connected to'] : [])];
  const align: readonly Align[] = ['left', 'left', 'right', 'left'];
  const body = rows.map((row) => [
    `${row.name} (${row.className})`,
    row.outputShape,
    row.parametersText,
    ...(graph ? [row.inbound.length === 0 ? '-' : row.inbound.join(', ')] : []),
  ]);
  const widths = head.map((title, column) => {
    return Math.max(title.length, ...body.map((cells) => cells[column]?.length ?? 0));
  });
  const between = frame('├', '─', '┼', '┤', widths);
  return [
    `Model: "${graph ? 'functional' : 'sequential'}"`,
    frame('┏', '━', '┳', '┓', widths),
    tableRow('┃', head, widths, align),
    frame('┡', '━', '╇', '┩', widths),
    ...body.flatMap((cells, index) => [...(index === 0 ? [] : [between]), tableRow('│', cells, widths, align)]),
    frame('└', '─', '┴', '┘', widths),
    ` Total params: ${groupedDigits(total)} (${memoryText(total)})`,
    ` Trainable params: ${groupedDigits(trainable)} (${memoryText(trainable)})`,
    ` Non-trainable params: ${groupedDigits(nonTrainable)} (${memoryText(nonTrainable)})`,
  ]
    .map((text) => `${text}\n`)
    .join('');
}
