// All applications in one table, in English. Not responsible for: the prose (sections.en.tsx).
import type { ReactElement } from 'react';
import { facts } from './facts.ts';
import { UsesTable } from './UsesTable.tsx';
import type { Use } from './UsesTable.tsx';

const ROWS: readonly Use[] = [
  ['WaveNet', 'the samples so far', 'probabilities of 256 values for the next', 'a short piece of wave'],
  ['Text classification', `words × ${facts.vector}`, 'two probabilities: kind, unkind', 'three to five words'],
  ['Translation', 'the word vectors of a sentence', 'a probability for each possible next word', 'a few words'],
  ['Atari games', '84 × 84 × 4', 'a number for each action', 'ball, paddle, and where they go'],
  ['Quick, Draw!', '28 × 28 × 1', '345 probabilities', 'bends and corners of strokes'],
  ['AlphaGo', '19 × 19 × 48', `${facts.board} probabilities; one number for who wins`, 'shapes of stones'],
  ['Drones', 'height × width × 3', 'a probability for each direction', 'corners, door frames, obstacles'],
  ['Traffic signs', '32 × 32 × 3', '43 probabilities', 'rims and symbols'],
  ['House numbers', '32 × 32 × 3', '10 probabilities, one for each digit', 'strokes'],
  ['Driving in a game', 'height × width × channels', 'a probability for each key', 'lane markings, cars'],
  ['Depth', 'height × width × 3', 'a number for each place: how far', 'edges, how dense textures are'],
  ['Pathology slides', '299 × 299 × 3', 'a probability for each patch', 'the looks of cells'],
  ['Counting animals', 'height × width × 3', 'which animals, how many', 'outlines, markings'],
  ['FaceApp', 'height × width × 3', 'another photo', 'parts of a face'],
];

export function Overview(): ReactElement {
  return (
    <>
      <p>
        Side by side, all sorts of things go in, but only a few sorts come out: a probability for each class, a number
        for each action, a number for each place, or another picture. The layers next to the input do the same work in
        all of them: find local patterns, then patterns made of those patterns. They are what this course is about.
      </p>
      <UsesTable
        caption="The applications: what goes in, what comes out, which patterns are found"
        head={['Application', 'In', 'Out', 'Local pattern']}
        rows={ROWS}
      />
    </>
  );
}
