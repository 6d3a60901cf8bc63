// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LocaleContext } from '../locale/locale.ts';
import { BarList } from './BarRow.tsx';
import { ConfusionMatrix } from './ConfusionMatrix.tsx';
import { Heatmap } from './Heatmap.tsx';
import { LineChart } from './LineChart.tsx';
import type { LineSeries } from './series.ts';

afterEach(cleanup);

const SERIES: readonly LineSeries[] = [
  { id: 'raw', label: 'raw', color: 'series-1', faint: true, points: [{ x: 1, y: 9 }] },
  { id: 'mlp', label: 'MLP', color: 'series-1', points: [1, 2, 3].map((x) => ({ x, y: x / 10 })) },
  {
    id: 'cnn',
    label: 'CNN',
    color: 'series-2',
    points: [
      { x: 1, y: 0.5 },
      { x: 2, y: NaN },
      { x: 3, y: 0.25 },
    ],
  },
];

function Chart({ series = SERIES }: { readonly series?: readonly LineSeries[] }): ReactElement {
  return (
    <LocaleContext value="en">
      <LineChart label="Loss of both" series={series} xLabel="step" yLabel="loss" />
    </LocaleContext>
  );
}

function legend(): readonly (string | null)[] {
  return screen.getAllByRole('listitem').map((item) => item.textContent);
}

describe('LineChart', () => {
  it('names itself and its axes, and shows the latest values in the legend', () => {
    render(<Chart />);
    expect(screen.getByRole('application', { name: 'Loss of both. step, loss.' }).getAttribute('tabindex')).toBe('0');
    expect(legend()).toEqual(['MLP0.3', 'CNN0.25']);
  });

  it('reads exact values point by point with the keys, aloud and in the legend', () => {
    render(<Chart />);
    const plot = screen.getByRole('application');
    fireEvent.keyDown(plot, { key: 'Home' });
    expect(screen.getByRole('status').textContent).toBe('step 1, MLP 0.1, CNN 0.5');
    fireEvent.keyDown(plot, { key: 'ArrowRight' });
    expect(screen.getByRole('status').textContent).toBe('step 2, MLP 0.2, CNN NaN');
    expect(legend()).toEqual(['MLP0.2', 'CNNNaN']);
    expect(screen.getByText('step 2')).toBeTruthy();
    fireEvent.keyDown(plot, { key: 'End' });
    fireEvent.keyDown(plot, { key: 'ArrowRight' });
    expect(screen.getByRole('status').textContent).toBe('step 3, MLP 0.3, CNN 0.25');
    fireEvent.blur(plot);
    expect(legend()).toEqual(['MLP0.3', 'CNN0.25']);
  });

  it('reads the marked place while the reader reads no other', () => {
    render(
      <LocaleContext value="en">
        <LineChart label="Loss of both" series={SERIES} xLabel="step" yLabel="loss" markX={1} />
      </LocaleContext>,
    );
    expect(legend()).toEqual(['MLP0.1', 'CNN0.5']);
    expect(screen.getByText('step 1')).toBeTruthy();
    const plot = screen.getByRole('application');
    fireEvent.keyDown(plot, { key: 'End' });
    expect(legend()).toEqual(['MLP0.3', 'CNN0.25']);
    fireEvent.blur(plot);
    expect(legend()).toEqual(['MLP0.1', 'CNN0.5']);
    expect(screen.getByRole('status').textContent).toBe('');
  });

  it('shows the same numbers as a table', () => {
    render(<Chart />);
    fireEvent.click(screen.getByRole('button', { name: 'Show numbers' }));
    const rows = within(screen.getByRole('region', { name: 'Loss of both' })).getAllByRole('row');
    expect(rows.map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
      ['step', 'MLP', 'CNN'],
      ['1', '0.1', '0.5'],
      ['2', '0.2', 'NaN'],
      ['3', '0.3', '0.25'],
    ]);
    fireEvent.click(screen.getByRole('button', { name: 'Show chart' }));
    expect(screen.getByRole('application')).toBeTruthy();
  });

  it('says so while there is nothing to draw, and ignores keys', () => {
    render(<Chart series={[{ id: 'a', label: 'MLP', color: 'series-1', points: [] }]} />);
    expect(screen.getByText('No data yet.')).toBeTruthy();
    fireEvent.keyDown(screen.getByRole('application'), { key: 'ArrowRight' });
    expect(screen.getByRole('status').textContent).toBe('');
  });

  it('thins a long table and says how much', () => {
    const points = Array.from({ length: 4000 }, (_, x) => ({ x, y: x }));
    render(<Chart series={[{ id: 'a', label: 'MLP', color: 'series-1', points }]} />);
    fireEvent.click(screen.getByRole('button', { name: 'Show numbers' }));
    expect(screen.getAllByRole('row')).toHaveLength(101);
    expect(screen.getByText('100 of 4000 points, evenly spaced.')).toBeTruthy();
  });
});

/** The testing library does not know that a td of a grid is a gridcell; browsers do. */
function cellsOf(grid: HTMLElement): readonly HTMLElement[] {
  return [...grid.querySelectorAll<HTMLElement>('td[data-cell]')];
}

describe('Heatmap', () => {
  function Shifts({ onSelect }: { readonly onSelect: (index: number) => void }): ReactElement {
    return (
      <Heatmap
        label="Shift test"
        rowTitle="down"
        columnTitle="right"
        rows={['0', '2']}
        columns={['0', '2', '4']}
        values={[0.98, 0.9, 0.7, 0.88, 0.8, NaN]}
        format={(value) => (value * 100).toFixed(0)}
        describeCell={(value, row, column) => `row ${row} column ${column}: ${value}`}
        domain={[0, 1]}
        selected={1}
        onSelect={onSelect}
      />
    );
  }

  it('is a grid with headers, numbers and words, one cell of which is in the tab order', () => {
    render(<Shifts onSelect={() => undefined} />);
    const grid = screen.getByRole('grid', { name: 'Shift test' });
    const cells = cellsOf(grid);
    expect(cells.map((cell) => cell.textContent)).toEqual(['98', '90', '70', '88', '80', '']);
    expect(cells.map((cell) => cell.getAttribute('tabindex'))).toEqual(['0', '-1', '-1', '-1', '-1', '-1']);
    expect(within(grid).getByLabelText('90 (row 0 column 1: 0.9)').getAttribute('aria-selected')).toBe('true');
    expect(
      within(grid)
        .getAllByRole('columnheader')
        .map((cell) => cell.textContent),
    ).toEqual(['down', 'right', '0', '2', '4']);
    expect(
      within(grid)
        .getAllByRole('rowheader')
        .map((cell) => cell.textContent),
    ).toEqual(['0', '2']);
  });

  it('moves the focus by arrow keys and selects by Enter', () => {
    const onSelect = vi.fn<(index: number) => void>();
    render(<Shifts onSelect={onSelect} />);
    const [first] = cellsOf(screen.getByRole('grid'));
    first?.focus();
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowRight' });
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowDown' });
    expect(document.activeElement?.textContent).toBe('80');
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Enter' });
    expect(onSelect.mock.calls).toEqual([[4]]);
  });
});

describe('ConfusionMatrix', () => {
  it('reads every cell in words and gives the share right for each class', () => {
    render(
      <LocaleContext value="zh">
        <ConfusionMatrix label="混淆矩阵" classes={['猫', '狗']} counts={Uint32Array.of(8, 2, 0, 0)} />
      </LocaleContext>,
    );
    expect(screen.getByLabelText('真实 猫，预测 狗：2 个，占该类 20.0%').textContent).toBe('2');
    expect(screen.getByText('80.0%')).toBeTruthy();
    // A class that did not occur has no share.
    expect(screen.getByText('–')).toBeTruthy();
  });
});

describe('BarList', () => {
  it('is a named list with the numbers in words', () => {
    render(
      <LocaleContext value="en">
        <BarList label="Answer of the CNN" bars={[{ id: '3', label: '3', value: 0.725, strong: true }]} />
      </LocaleContext>,
    );
    expect(within(screen.getByRole('list', { name: 'Answer of the CNN' })).getByRole('listitem').textContent).toBe(
      '372.5%',
    );
  });
});
