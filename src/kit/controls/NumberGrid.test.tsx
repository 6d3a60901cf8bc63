// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LocaleContext } from '../locale/locale.ts';
import { NumberGrid } from './NumberGrid.tsx';

afterEach(cleanup);

const onChange = vi.fn<(index: number, value: number) => void>();
afterEach(() => onChange.mockClear());

function Matrix(): ReactElement {
  const [values, setValues] = useState<readonly number[]>([1, 2, 3, 4, 5, 6]);
  return (
    <LocaleContext value="en">
      <NumberGrid
        label="Kernel"
        rows={2}
        columns={3}
        values={values}
        min={-9}
        max={9}
        step={0.1}
        cellLabel={(row, column) => `row ${row + 1}, column ${column + 1}`}
        onChange={(index, value) => {
          onChange(index, value);
          setValues((now) => now.map((old, i) => (i === index ? value : old)));
        }}
      />
      <button type="button">after</button>
    </LocaleContext>
  );
}

function cell(row: number, column: number): HTMLElement {
  return screen.getByLabelText(new RegExp(`^row ${row}, column ${column}: `));
}

describe('NumberGrid', () => {
  it('lets fixed cells be read but not changed', async () => {
    render(
      <LocaleContext value="en">
        <NumberGrid
          label="Padded"
          rows={1}
          columns={2}
          values={[0, 5]}
          cellLabel={(row, column) => `row ${row + 1}, column ${column + 1}`}
          onChange={onChange}
          isFixed={(index) => index === 0}
        />
      </LocaleContext>,
    );
    const user = userEvent.setup();
    await user.click(cell(1, 1));
    await user.keyboard('7{Enter}{PageUp}{Delete}');
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(onChange).not.toHaveBeenCalled();
    await user.keyboard('{ArrowRight}{PageUp}');
    expect(onChange).toHaveBeenLastCalledWith(1, 6);
  });

  it('is one tab stop in which arrow keys move', async () => {
    render(<Matrix />);
    const user = userEvent.setup();
    await user.tab();
    expect(document.activeElement).toBe(cell(1, 1));
    await user.keyboard('{ArrowRight}{ArrowDown}');
    expect(document.activeElement).toBe(cell(2, 2));
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'after' }));
    await user.tab({ shift: true });
    expect(document.activeElement).toBe(cell(2, 2));
  });

  it('takes a typed number, Enter ends it, and the arrows move again', async () => {
    render(<Matrix />);
    const user = userEvent.setup();
    await user.tab();
    await user.keyboard('-2.5{Enter}');
    expect(onChange).toHaveBeenLastCalledWith(0, -2.5);
    expect(document.activeElement).toBe(cell(1, 1));
    expect(cell(1, 1).textContent).toBe('−2.5');
    await user.keyboard('{ArrowRight}7{Enter}');
    expect(onChange).toHaveBeenLastCalledWith(1, 7);
  });

  it('gives back the old number on Escape', async () => {
    render(<Matrix />);
    const user = userEvent.setup();
    await user.tab();
    await user.keyboard('8{Escape}');
    expect(onChange.mock.calls).toEqual([
      [0, 8],
      [0, 1],
    ]);
    expect(cell(1, 1).textContent).toBe('1');
  });

  it('a click edits the cell under it; bad text is kept with a sentence and changes nothing', async () => {
    render(<Matrix />);
    const user = userEvent.setup();
    await user.click(cell(2, 3));
    const input = screen.getByRole('textbox', { name: 'row 2, column 3' });
    expect(document.activeElement).toBe(input);
    await user.clear(input);
    await user.type(input, '10');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText(/at most 9/)).toBeTruthy();
    expect(onChange).toHaveBeenLastCalledWith(5, 1);
    await user.keyboard('{Enter}');
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(cell(2, 3).textContent).toBe('1');
  });

  it('steps with Page Up and Page Down, stops at the bounds, and Delete means zero', async () => {
    render(<Matrix />);
    const user = userEvent.setup();
    await user.tab();
    await user.keyboard('{PageUp}');
    expect(onChange).toHaveBeenLastCalledWith(0, 1.1);
    await user.keyboard('{PageDown}{PageDown}');
    expect(onChange).toHaveBeenLastCalledWith(0, 0.9);
    await user.keyboard('{Delete}');
    expect(onChange).toHaveBeenLastCalledWith(0, 0);
    await user.keyboard('9{Enter}{PageUp}');
    expect(onChange).toHaveBeenLastCalledWith(0, 9);
  });
});
