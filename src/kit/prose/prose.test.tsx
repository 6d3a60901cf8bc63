// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { kerasCode, kerasText } from '../../nn/keras-code.ts';
import { MNIST_CNN } from '../../nn/presets.ts';
import { LocaleContext } from '../locale/locale.ts';
import { Aside, FigureNote, Recap } from './Blocks.tsx';
import { ExperimentNote } from './ExperimentNote.tsx';
import { KerasCode } from './KerasCode.tsx';
import { Ref, RefList } from './Ref.tsx';
import { Term } from './Term.tsx';
import { GLOSSARY } from './glossary.ts';
import { NoteContext } from './notes.ts';
import type { ExperimentNoteValue } from './notes.ts';
import { REFS } from './refs.ts';

afterEach(cleanup);

function Text(): ReactElement {
  return (
    <LocaleContext value="zh">
      <p>
        网络的<Term id="receptive-field">感受野</Term>逐层变大，见 <Ref id="vgg">VGG 论文</Ref>。
      </p>
      <p>elsewhere</p>
    </LocaleContext>
  );
}

describe('Term', () => {
  it('opens its entry, says it aloud, and closes by Escape with the focus back on the word', async () => {
    render(<Text />);
    const word = screen.getByRole('button', { name: '感受野' });
    expect(word.getAttribute('aria-expanded')).toBe('false');
    fireEvent.keyDown(word, { key: 'Enter' });
    expect(word.getAttribute('aria-expanded')).toBe('true');
    const note = document.getElementById(word.getAttribute('aria-controls') ?? '');
    expect(note?.tagName).toBe('OUTPUT');
    await screen.findByText(GLOSSARY['receptive-field'].zh.definition);
    expect(
      within(note ?? document.body)
        .getByText('receptive field')
        .getAttribute('lang'),
    ).toBe('en');
    expect(note?.textContent).toContain('又称 感知野');
    fireEvent.keyDown(document, { key: 'Escape' });
    expect(note?.textContent).toBe('');
    expect(document.activeElement).toBe(word);
  });

  it('closes on a click elsewhere but not on one inside', async () => {
    render(<Text />);
    fireEvent.click(screen.getByRole('button', { name: '感受野' }));
    const definition = await screen.findByText(GLOSSARY['receptive-field'].zh.definition);
    fireEvent.pointerDown(definition);
    expect(definition.isConnected).toBe(true);
    fireEvent.pointerDown(screen.getByText('elsewhere'));
    expect(definition.isConnected).toBe(false);
  });
});

describe('Ref', () => {
  it('gives the summary and plain links that tell nothing of the reader', async () => {
    render(<Text />);
    fireEvent.click(screen.getByRole('button', { name: 'VGG 论文' }));
    await screen.findByText(REFS.vgg.summary.zh);
    const links = screen.getAllByRole('link');
    expect(links.map((link) => link.getAttribute('href'))).toEqual([REFS.vgg.current, REFS.vgg.url]);
    for (const link of links) expect(link.getAttribute('rel')).toBe('noreferrer');
  });

  it('lists references in full', async () => {
    render(
      <LocaleContext value="en">
        <RefList ids={['alexnet', 'lenet']} />
      </LocaleContext>,
    );
    await screen.findByText(REFS.alexnet.summary.en);
    expect(screen.getAllByRole('listitem')).toHaveLength(2);
    expect(screen.getByText(`${REFS.lenet.by ?? ''}, 1998`)).toBeTruthy();
  });
});

describe('KerasCode', () => {
  it('shows the code exactly, marks a layer’s line and copies the whole', async () => {
    const written: string[] = [];
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: async (text: string) => void written.push(text) },
    });
    const { container } = render(
      <LocaleContext value="en">
        <KerasCode lines={kerasCode(MNIST_CNN)} markedNode={0} />
      </LocaleContext>,
    );
    expect(container.querySelector('pre')?.textContent).toBe(kerasText(MNIST_CNN));
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Copy code' })));
    expect(written).toEqual([kerasText(MNIST_CNN)]);
    expect(screen.getByRole('status').textContent).toBe('Code copied.');
  });

  it('says so where copying is refused', async () => {
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: () => Promise.reject(new Error('denied')) },
    });
    render(
      <LocaleContext value="zh">
        <KerasCode lines={kerasCode(MNIST_CNN)} />
      </LocaleContext>,
    );
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: '复制代码' })));
    expect(screen.getByRole('status').textContent).toContain('手动复制');
  });
});

describe('ExperimentNote', () => {
  it('keeps the reader’s words in the store it is given', async () => {
    let kept: Readonly<Record<string, ExperimentNoteValue>> = {};
    function App(): ReactElement {
      const [notes, setNotes] = useState(kept);
      const store = {
        read: (id: string): ExperimentNoteValue | null => notes[id] ?? null,
        write: (id: string, value: ExperimentNoteValue): void => {
          kept = { ...kept, [id]: value };
          setNotes(kept);
        },
      };
      return (
        <LocaleContext value="en">
          <NoteContext value={store}>
            <ExperimentNote id="lesson/duel" question="Who wins?" run="Train both." />
          </NoteContext>
        </LocaleContext>
      );
    }
    render(<App />);
    expect(screen.getByRole('region', { name: 'Experiment note Who wins?' })).toBeTruthy();
    const user = userEvent.setup();
    await user.type(screen.getByRole('textbox', { name: /My prediction/ }), 'CNN');
    await user.click(screen.getByRole('radio', { name: 'In part' }));
    expect(kept).toEqual({ 'lesson/duel': { prediction: 'CNN', observation: '', verdict: 'partly' } });
  });

  it('works without a store', async () => {
    render(<ExperimentNote id="x" question="谁会赢？" run="训练两个网络。" />);
    const field = screen.getByRole('textbox', { name: /我的预测/ });
    await userEvent.setup().type(field, 'MLP');
    expect(field).toHaveProperty('value', 'MLP');
  });
});

describe('blocks', () => {
  it('are complementary and named', () => {
    render(
      <LocaleContext value="en">
        <Recap>so</Recap>
        <Aside title="Why the name">because</Aside>
        <FigureNote>look</FigureNote>
      </LocaleContext>,
    );
    for (const name of ['Recap', 'Why the name', 'What to look for']) {
      expect(screen.getByRole('complementary', { name })).toBeTruthy();
    }
  });
});
