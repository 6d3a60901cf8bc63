// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { Tabs } from './Tabs.tsx';

afterEach(cleanup);

const TABS = [
  { value: 'one', label: 'One' },
  { value: 'two', label: 'Two' },
  { value: 'three', label: 'Three' },
] as const;

function Example() {
  const [value, setValue] = useState<(typeof TABS)[number]['value']>('one');
  return (
    <Tabs label="Numbers" value={value} tabs={TABS} onChange={setValue}>
      {`panel ${value}`}
    </Tabs>
  );
}

test('shows one panel, named by its tab', async () => {
  render(<Example />);
  expect(screen.getByRole('tabpanel', { name: 'One' }).textContent).toBe('panel one');
  await userEvent.click(screen.getByRole('tab', { name: 'Two' }));
  expect(screen.getByRole('tabpanel', { name: 'Two' }).textContent).toBe('panel two');
  expect(screen.getAllByRole('tab', { selected: true })).toHaveLength(1);
});

test('is one stop of the Tab key; arrows go round, Home and End to the ends', async () => {
  render(<Example />);
  await userEvent.tab();
  expect(document.activeElement).toBe(screen.getByRole('tab', { name: 'One' }));
  for (const [key, name] of [
    ['{ArrowRight}', 'Two'],
    ['{End}', 'Three'],
    ['{ArrowRight}', 'One'],
    ['{ArrowLeft}', 'Three'],
    ['{Home}', 'One'],
  ] as const) {
    await userEvent.keyboard(key);
    expect(document.activeElement).toBe(screen.getByRole('tab', { name, selected: true }));
  }
});
