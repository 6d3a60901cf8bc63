// The clinic's handbook in English. Numbers come from facts.ts. Not responsible for: its layout (Handbook.tsx).
import type { ReactElement } from 'react';
import { formatFixed, formatNumber, formatPercent, formatSignificant } from '../../kit/locale/format.ts';
import { Term } from '../../kit/prose/Term.tsx';
import { facts } from './facts.ts';
import { Handbook } from './Handbook.tsx';
import type { HandbookEntry } from './Handbook.tsx';

const n = (value: number, digits = 0): string => formatNumber(value, 'en', digits);
const three = (value: number): string => formatFixed(value, 'en', 3);
const s = (value: number): string => formatSignificant(value, 'en', 2);

const ENTRIES: readonly HandbookEntry[] = [
  {
    id: 'rate-too-small',
    name: 'Learning rate too small',
    symptom: 'The loss goes down, but by a hair; all layers move a little.',
    cause: `Steps are too short for the way. With ${s(facts.slowRate)} instead of ${s(facts.goodRate)} each is ${n(facts.rateRatio)} times shorter.`,
    check: 'The relative distance of every kernel from its start: far below a percent.',
    mend: 'Raise the rate threefold until it becomes restless, then go back one step.',
  },
  {
    id: 'rate-too-large',
    name: 'Learning rate too large: divergence',
    symptom: 'The first loss is right; then it climbs, often by powers of ten.',
    cause: 'A step leaps over the valley and lands higher on the other side; the next one leaps further.',
    check: 'A tenth of the rate on the same seed.',
    mend: 'A smaller rate, or a warm-up; clipnorm against single leaps.',
  },
  {
    id: 'batch-too-small',
    name: 'Batches too small: saw-teeth',
    symptom: 'Losses of single batches jump between almost 0 and several, without a period.',
    cause: `A gradient of ${facts.tinyBatch} pictures is a poor estimate. Its noise falls with the root of the batch: ${facts.usualBatch} pictures have ${n(facts.noiseRatio)} times less.`,
    check: 'A larger batch at the same rate.',
    mend: `Batches of ${facts.usualBatch} or more, or a smaller rate with the small ones.`,
  },
  {
    id: 'no-shuffle',
    name: 'Not shuffled',
    symptom: 'Teeth with a period; training looks good, validation is poor.',
    cause: `Files lie sorted by class. With ${n(facts.perClass)} pictures a class the network sees one class for about ${n(facts.stepsPerClass)} steps and forgets the others.`,
    check:
      'The labels of the first batches, and the confusion matrix: nearly everything is called one of the last classes.',
    mend: 'shuffle=True; with tf.data a shuffle buffer as large as the data.',
  },
  {
    id: 'wrong-labels',
    name: 'Wrong labels',
    symptom: 'Training accuracy stays low, validation is better than training.',
    cause: `Chance can’t be learnt. With ${formatPercent(facts.noisy, 'en', 0)} wrong labels even a perfect network pays ${three(facts.noisyFloor)}, unless it learns the errors by heart.`,
    check: 'Look at pictures with their labels; look at the worst mistakes first.',
    mend: 'Clean the labels. A little of it is borne: stop early.',
  },
  {
    id: 'too-little-data',
    name: 'Too little data: overfitting',
    symptom: 'Training accuracy reaches 100%, while the validation loss turns and climbs.',
    cause: `${n(facts.fewParameters)} parameters and ${n(facts.fewPictures)} pictures: ${n(facts.parametersPerPicture)} parameters for each picture. It learns them by heart.`,
    check: 'The gap between the two curves, and when it opens.',
    mend: (
      <>
        More data, augmentation, <Term id="dropout">dropout</Term>, a smaller network;{' '}
        <Term id="early-stopping">early stopping</Term> limits the damage.
      </>
    ),
  },
  {
    id: 'init-too-large',
    name: 'First weights too large: NaN',
    symptom: 'The very first loss is huge, soon it is NaN.',
    cause: `Weights of deviation ${n(facts.large, 1)} in a layer ${facts.width} wide lengthen the signal ${n(facts.largeGrowth, 1)}-fold; ${facts.deep} layers make it ${s(facts.largeGrowthDeep)}.`,
    check: `The first loss against ${three(facts.chance)}; gradients that grow from layer to layer on their way back.`,
    mend: `he_normal: a deviation of ${three(facts.he)}, with which relu layers keep the length: a factor of ${n(facts.heGrowth, 1)}.`,
  },
  {
    id: 'saturated',
    name: 'Vanishing gradients: a plateau',
    symptom: `The loss stays at ${three(facts.chance)} although all units are alive.`,
    cause: `A sigmoid’s slope is at most ${n(facts.sigmoidSlope, 2)}. ${facts.sigmoids} of them pass on at most ${formatPercent(facts.sigmoidShare, 'en', 2)}, times the weights.`,
    check: 'Gradients that shrink from layer to layer on their way back.',
    mend: 'ReLU; batch normalisation; skip connections in really deep networks.',
  },
  {
    id: 'dead-units',
    name: 'Dead ReLU units',
    symptom: `The loss stays at ${three(facts.chance)}, exactly from the start or after one wild step.`,
    cause:
      'A unit whose input is negative for every picture puts out 0 and has the gradient 0: it can never come back.',
    check: 'Count the units that are 0 for a hundred pictures.',
    mend: 'Biases of 0, a smaller rate, or leaky_relu, which lets a little through.',
  },
  {
    id: 'softmax-twice',
    name: 'Softmax twice: a loss with a floor',
    symptom: `Accuracy rises, the loss stays above ${three(facts.twiceFloor)}.`,
    cause: `The second softmax sees numbers from 0 to 1. For ten classes it gives the right one at most e / (e + 9) = ${three(facts.twiceBest)}, and minus its logarithm is ${three(facts.twiceFloor)}.`,
    check: 'The sizes of the outputs: none above a quarter, even where the network is sure.',
    mend: 'One softmax: in the last layer or in the loss.',
  },
];

export function HandbookSection(): ReactElement {
  return (
    <>
      <p>The ten illnesses of the clinic, for looking up. Numbers are those of its patients.</p>
      <Handbook heads={{ symptom: 'Symptom', cause: 'Cause', check: 'Check', mend: 'Mend' }} entries={ENTRIES} />
    </>
  );
}
