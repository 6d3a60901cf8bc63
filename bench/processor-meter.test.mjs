import { expect, test } from 'vitest';
import { createProcessorMeter } from './processor-meter.mjs';

/** Processes whose times are set by hand. */
function fakeProcesses() {
  /** @type {Record<number, { type: string, cpuTime: number }>} */
  const times = {
    1: { type: 'browser', cpuTime: 5 },
    2: { type: 'GPU', cpuTime: 3 },
    3: { type: 'renderer', cpuTime: 90 },
    4: { type: 'renderer', cpuTime: 1 },
  };
  const take = (/** @type {number} */ id, /** @type {number} */ seconds) => {
    const process = times[id];
    if (process !== undefined) process.cpuTime += seconds;
  };
  const read = () => Promise.resolve(Object.entries(times).map(([id, use]) => ({ id: Number(id), ...use })));
  return { take, read };
}

test('the tab that worked is the one that took most meanwhile, not the one that ever did', async () => {
  const { take, read } = fakeProcesses();
  const meter = createProcessorMeter(read);
  expect(meter.busiestTab()).toBeNull();
  await meter.during(async () => {
    take(4, 1);
    take(3, 0.75);
  });
  take(3, 50);
  await meter.during(async () => take(4, 0.5));
  expect(meter.busiestTab()).toBe(4);
});

test('its time and that of the GPU process add up, other processes and pauses left out', async () => {
  const { take, read } = fakeProcesses();
  const meter = createProcessorMeter(read);
  const answer = await meter.during(async () => {
    take(1, 9);
    take(2, 0.25);
    take(4, 2);
    return 'done';
  });
  take(2, 7);
  await meter.during(async () => take(4, 1));
  expect(answer).toBe('done');
  expect(meter.seconds()).toBe(3.25);
});
