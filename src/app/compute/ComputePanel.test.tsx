// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi, type Mock } from 'vitest';
import type { Engine } from '../../engine/client/engine.ts';
import type { BackendId, BackendReport, EngineStatus } from '../../engine/protocol/calls.ts';
import { EngineError } from '../../engine/protocol/errors.ts';
import { LocaleContext, LOCALES } from '../../kit/locale/locale.ts';
import { ENGINE_ERROR_SENTENCES } from '../../kit/sentences/engine-errors.ts';
import { COMPUTE_TEXT } from './compute.text.ts';
import { canChoose } from './BackendChoice.tsx';
import { ComputePanel } from './ComputePanel.tsx';
import { summary } from './EngineBadge.tsx';

interface FakeEngine {
  status: EngineStatus | null;
  readonly call: Mock<Engine['call']>;
}

const engine = vi.hoisted((): FakeEngine => ({ status: null, call: vi.fn<Engine['call']>() }));

vi.mock('../../engine/client/use-engine.ts', () => ({
  useEngine: () => ({ call: engine.call, subscribe: () => () => undefined, restarts: 0 }),
  useEngineStatus: () => engine.status,
}));

function report(id: BackendId, change: Partial<BackendReport> = {}): BackendReport {
  return { id, state: 'ready', reason: null, detail: null, selfCheckError: null, selfCheckMs: null, ...change };
}

function status(change: Partial<EngineStatus> = {}): EngineStatus {
  return {
    backends: [
      report('fused', { selfCheckError: 2e-7, selfCheckMs: 42 }),
      report('webgpu', { state: 'skipped', reason: 'no-adapter', detail: 'requestAdapter gave null' }),
      report('webgl', { state: 'untested' }),
      report('cpu', { state: 'skipped', reason: 'lost' }),
    ],
    current: 'fused',
    chosenBy: 'default',
    recommended: null,
    storage: 'available',
    ...change,
  };
}

function open(shown: EngineStatus | null, running: ReadonlyMap<string, BackendId> = new Map()): void {
  engine.status = shown;
  render(
    <LocaleContext value="en">
      <ComputePanel running={running} onClose={() => undefined} />
    </LocaleContext>,
  );
}

afterEach(() => {
  cleanup();
  engine.call.mockReset();
});

describe('ComputePanel', () => {
  it('shows every backend with its state, the self-check and the reason for each that is skipped', () => {
    open(status());
    const dialog = screen.getByRole('dialog');
    expect(within(dialog).getAllByRole('radio')).toHaveLength(4);
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'WebAssembly' }).checked).toBe(true);
    expect(dialog.textContent).toContain('2e−7');
    expect(dialog.textContent).toContain('42 ms');
    expect(dialog.textContent).toContain(COMPUTE_TEXT.en.reasons['no-adapter']);
    expect(dialog.textContent).toContain('requestAdapter gave null');
  });

  it('lets the reader choose what can be chosen', async () => {
    open(status());
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'WebGPU' }).disabled).toBe(true);
    engine.call.mockResolvedValue(status({ current: 'webgl' }));
    fireEvent.click(screen.getByRole('radio', { name: 'WebGL' }));
    expect(engine.call).toHaveBeenCalledWith('engine.choose', { backend: 'webgl' });
    expect(screen.getByText(COMPUTE_TEXT.en.choosing)).toBeTruthy();
    await act(async () => undefined);
    expect(screen.queryByText(COMPUTE_TEXT.en.choosing)).toBeNull();
  });

  it('says in a sentence why a choice failed, and keeps the old one', async () => {
    open(status());
    engine.call.mockRejectedValue(new EngineError('backend-unavailable'));
    fireEvent.click(screen.getByRole('radio', { name: 'WebGL' }));
    await act(async () => undefined);
    expect(screen.getByRole('alert').textContent).toContain(ENGINE_ERROR_SENTENCES['backend-unavailable'].en);
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'WebAssembly' }).checked).toBe(true);
  });

  it('says what runs where, and that a training under way stays there', () => {
    open(
      status({ current: 'webgl' }),
      new Map([
        ['a', 'fused'],
        ['b', 'fused'],
      ]),
    );
    expect(screen.getByRole('dialog').textContent).toContain('2 trainings are running on WebAssembly.');
    expect(screen.getByRole('dialog').textContent).toContain(COMPUTE_TEXT.en.stays);
  });

  it('leads to the page that checks the device, and closes', () => {
    const close = vi.fn<() => void>();
    engine.status = status();
    render(
      <LocaleContext value="zh">
        <ComputePanel running={new Map()} onClose={close} />
      </LocaleContext>,
    );
    const link = screen.getByRole('link', { name: COMPUTE_TEXT.zh.checkDevice });
    expect(link.getAttribute('href')).toBe('#/zh/compute');
    fireEvent.click(link);
    expect(close).toHaveBeenCalledOnce();
  });

  it('says what is recommended and why, and chooses nothing by itself', () => {
    const speeds = [
      { backend: 'fused', imagesPerSecond: 4000, firstStepMs: 20 },
      { backend: 'webgl', imagesPerSecond: 12_800, firstStepMs: 4100 },
    ] as const;
    open(status({ recommended: { backend: 'webgl', because: 'gpu-faster', speeds, measuredAt: 0 } }));
    const dialog = screen.getByRole('dialog');
    expect(dialog.textContent).toContain('Use WebGL. WebGL trains the largest test network at 12,800 images a second');
    expect(within(dialog).getAllByText(COMPUTE_TEXT.en.recommended)).toHaveLength(1);
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'WebAssembly' }).checked).toBe(true);
    expect(engine.call).not.toHaveBeenCalled();
  });

  it('has something to show before the engine has answered', () => {
    open(null);
    expect(screen.getByText(COMPUTE_TEXT.en.starting)).toBeTruthy();
  });
});

describe('canChoose', () => {
  it('offers a skipped backend again only where another try can end differently', () => {
    expect(canChoose(report('cpu', { state: 'skipped', reason: 'lost' }))).toBe(true);
    expect(canChoose(report('cpu', { state: 'skipped', reason: 'start-failed' }))).toBe(true);
    expect(canChoose(report('cpu', { state: 'skipped', reason: 'self-check-failed' }))).toBe(false);
    expect(canChoose(report('cpu', { state: 'untested' }))).toBe(true);
  });
});

describe('the badge', () => {
  it.each(LOCALES)('sums the engine up in a word: %s', (locale) => {
    const text = COMPUTE_TEXT[locale];
    expect(summary(null, text)).toMatchObject({ state: 'starting', word: text.starting });
    expect(summary(status(), text)).toMatchObject({ state: 'ready', word: 'WebAssembly' });
    expect(summary(status({ current: 'fused-relaxed' }), text)).toMatchObject({
      word: 'WebAssembly',
      name: 'WebAssembly (relaxed SIMD)',
    });
    expect(summary(status({ current: 'webgl' }), text)).toMatchObject({ state: 'idle', word: 'WebGL' });
    expect(summary(status({ current: null }), text).state).toBe('starting');
    const nothing = [report('cpu', { state: 'skipped', reason: 'not-supported' })];
    expect(summary(status({ current: null, backends: nothing }), text)).toMatchObject({
      state: 'none',
      word: text.none,
    });
  });
});
