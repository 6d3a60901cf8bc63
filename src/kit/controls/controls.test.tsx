// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LocaleContext } from '../locale/locale.ts';
import { Button, IconButton } from './Button.tsx';
import { Choice } from './Choice.tsx';
import { Notice } from './Notice.tsx';
import { NumberField } from './NumberField.tsx';
import { Progress } from './Progress.tsx';
import { Select } from './Select.tsx';
import { Slider } from './Slider.tsx';
import { Toggle } from './Toggle.tsx';

afterEach(cleanup);

function BatchSize({ onChange }: { readonly onChange: (value: number) => void }): ReactElement {
  const [value, setValue] = useState(32);
  return (
    <LocaleContext value="en">
      <NumberField
        label="Batch size"
        value={value}
        min={1}
        max={512}
        integer
        onChange={(next) => {
          setValue(next);
          onChange(next);
        }}
      />
      <button type="button" onClick={() => setValue(64)}>
        undo
      </button>
    </LocaleContext>
  );
}

describe('NumberField', () => {
  it('reports good values only and keeps bad text with a sentence', async () => {
    const onChange = vi.fn<(value: number) => void>();
    render(<BatchSize onChange={onChange} />);
    const user = userEvent.setup();
    const field = screen.getByRole('spinbutton', { name: 'Batch size' });
    await user.clear(field);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    await user.type(field, '0');
    expect(field).toHaveProperty('value', '0');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    const described = (field.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id));
    expect(described.map((element) => element?.textContent).join(' ')).toContain('at least 1');
    expect(onChange).not.toHaveBeenCalled();
    expect(field.getAttribute('aria-valuenow')).toBe('32');
    await user.clear(field);
    await user.type(field, '１２８');
    expect(onChange).toHaveBeenLastCalledWith(128);
    expect(field.getAttribute('aria-invalid')).toBe('false');
  });

  it('shows a value set from outside, whatever was typed', async () => {
    render(<BatchSize onChange={() => undefined} />);
    const user = userEvent.setup();
    const field = screen.getByRole('spinbutton');
    await user.clear(field);
    await user.type(field, 'x');
    await user.click(screen.getByRole('button', { name: 'undo' }));
    expect(field).toHaveProperty('value', '64');
    expect(field.getAttribute('aria-invalid')).toBe('false');
  });

  it('steps with the arrow keys and stops at the bounds', async () => {
    const onChange = vi.fn<(value: number) => void>();
    render(<BatchSize onChange={onChange} />);
    const user = userEvent.setup();
    await user.click(screen.getByRole('spinbutton'));
    await user.keyboard('{ArrowUp}');
    expect(onChange).toHaveBeenLastCalledWith(33);
    await user.keyboard('{PageDown}{PageDown}{PageDown}{PageDown}{PageDown}');
    expect(onChange).toHaveBeenLastCalledWith(1);
  });

  it('says what its owner found wrong', () => {
    render(<NumberField label="Kernel" value={9} onChange={() => undefined} problem="Larger than the image." />);
    expect(screen.getByRole('spinbutton', { name: 'Kernel' }).getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText('Larger than the image.')).toBeTruthy();
  });
});

function LearningRate({ onChange }: { readonly onChange: (value: number) => void }): ReactElement {
  const [value, setValue] = useState(0.001);
  return (
    <LocaleContext value="zh">
      <Slider
        label="学习率"
        scale="log"
        min={1e-5}
        max={1}
        value={value}
        onChange={(next) => {
          setValue(next);
          onChange(next);
        }}
      />
    </LocaleContext>
  );
}

describe('Slider', () => {
  it('has one label for track and field, and the field takes exact values', async () => {
    const onChange = vi.fn<(value: number) => void>();
    render(<LearningRate onChange={onChange} />);
    expect(screen.getByRole('slider', { name: '学习率' }).getAttribute('aria-valuetext')).toBe('0.001');
    const field = screen.getByRole('spinbutton', { name: '学习率' });
    const user = userEvent.setup();
    await user.clear(field);
    await user.type(field, '3e-4');
    expect(onChange).toHaveBeenLastCalledWith(0.0003);
    await user.clear(field);
    await user.type(field, '1e9');
    expect(onChange.mock.calls.every(([value]) => value <= 1)).toBe(true);
    expect(screen.getByText(/不能大于 1/)).toBeTruthy();
  });
});

describe('Choice, Toggle, Select', () => {
  it('is a named radio group that arrow keys move through', async () => {
    const onChange = vi.fn<(value: string) => void>();
    function Owner(): ReactElement {
      const [value, setValue] = useState<'valid' | 'same'>('valid');
      return (
        <Choice
          label="Padding"
          value={value}
          options={[
            { value: 'valid', label: 'valid' },
            { value: 'same', label: 'same' },
          ]}
          onChange={(next) => {
            setValue(next);
            onChange(next);
          }}
        />
      );
    }
    render(<Owner />);
    expect(screen.getByRole('group', { name: 'Padding' })).toBeTruthy();
    const user = userEvent.setup();
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'valid' }));
    await user.keyboard('{ArrowRight}');
    expect(onChange).toHaveBeenLastCalledWith('same');
  });

  it('is a switch with a name, a state and a hint', async () => {
    const onChange = vi.fn<(checked: boolean) => void>();
    render(<Toggle label="Shuffle pixels" hint="both are retrained" checked={false} onChange={onChange} />);
    const control = screen.getByRole('switch', { name: 'Shuffle pixels' });
    expect(document.getElementById(control.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      'both are retrained',
    );
    await userEvent.setup().click(control);
    expect(onChange).toHaveBeenCalledWith(true);
  });

  it('reports options by value', async () => {
    const onChange = vi.fn<(value: string) => void>();
    const options = [
      { value: 'adam', label: 'Adam' },
      { value: 'sgd', label: 'SGD' },
    ] as const;
    render(<Select label="Optimizer" value="adam" options={options} onChange={onChange} />);
    await userEvent.setup().selectOptions(screen.getByRole('combobox', { name: 'Optimizer' }), 'SGD');
    expect(onChange).toHaveBeenCalledWith('sgd');
  });
});

describe('Button, Progress, Notice', () => {
  it('disabled by its own press, a button keeps the focus and does nothing', async () => {
    const onClick = vi.fn<() => void>();
    const view = render(
      <Button keepsFocus onClick={onClick}>
        Train
      </Button>,
    );
    const button = screen.getByRole('button', { name: 'Train' });
    await userEvent.click(button);
    view.rerender(
      <Button keepsFocus disabled onClick={onClick}>
        Train
      </Button>,
    );
    await userEvent.keyboard('{Enter}');
    await userEvent.click(button);
    expect(document.activeElement).toBe(button);
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(onClick).toHaveBeenCalledTimes(1);
  });

  it('names icon buttons and marks pressed ones', () => {
    render(
      <>
        <IconButton icon="help" label="Help" pressed />
        <Button icon="play">Train</Button>
      </>,
    );
    expect(screen.getByRole('button', { name: 'Help' }).getAttribute('aria-pressed')).toBe('true');
    expect(screen.getByRole('button', { name: 'Train' }).getAttribute('type')).toBe('button');
  });

  it('tells progress in words and leaves an unknown amount open', () => {
    const { rerender } = render(<Progress label="Downloading" value={3} max={10} text="3 of 10 MB" />);
    const bar = screen.getByRole('progressbar', { name: 'Downloading' });
    expect(bar.getAttribute('aria-valuetext')).toBe('3 of 10 MB');
    expect(bar.getAttribute('value')).toBe('3');
    rerender(<Progress label="Downloading" value={null} />);
    expect(screen.getByRole('progressbar').hasAttribute('value')).toBe(false);
  });

  it('announces errors and warnings, not information', () => {
    render(
      <>
        <Notice kind="error">failed</Notice>
        <Notice kind="warn">odd</Notice>
        <Notice kind="info">by the way</Notice>
      </>,
    );
    expect(screen.getByRole('alert').textContent).toBe('failed');
    expect(screen.getByRole('status').textContent).toBe('odd');
    expect(screen.getByRole('note').textContent).toBe('by the way');
  });
});
