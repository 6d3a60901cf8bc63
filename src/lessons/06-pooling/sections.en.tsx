// The lesson's prose in English. Numbers come from facts.ts. Not responsible for: the exhibits between the sections.
import type { ReactElement } from 'react';
import { WorkedFormula } from '../../kit/formula/Formula.tsx';
import { formatNumber } from '../../kit/locale/format.ts';
import { Aside, Recap } from '../../kit/prose/Blocks.tsx';
import { ExperimentNote } from '../../kit/prose/ExperimentNote.tsx';
import { KerasCode } from '../../kit/prose/KerasCode.tsx';
import { Ref } from '../../kit/prose/Ref.tsx';
import { Term } from '../../kit/prose/Term.tsx';
import { exampleCode, exampleSummary, facts, gapCode, POOLING_LINES } from './facts.ts';
import { OLD_POOLING } from './old-keras.ts';
import { TextBlock } from '../../kit/prose/TextBlock.tsx';

const n = (value: number): string => formatNumber(value, 'en');

export function Why(): ReactElement {
  return (
    <>
      <p>
        A convolutional layer puts out a stack of <Term id="feature-map">feature maps</Term>, one for each filter. The
        more kinds of things there are to tell apart, the more filters it takes, and the thicker the stack. The first
        layer of the duel’s CNN is small, and it already turns 28 × 28 = {n(784)} pixels into {facts.side} ×{' '}
        {facts.side} × {facts.filters} = {n(facts.numbers)} numbers.
      </p>
      <p>
        Numbers cost: the dense layer behind them pays weights for each. Leave both pooling layers out of that network,
        change nothing else, and its parameters grow from {n(facts.cnn)} to {n(facts.cnnUnpooled)}. With many parameters
        and few pictures a network tends to learn the pictures by heart: <Term id="overfitting">overfitting</Term>. So
        the stack has to become smaller without losing what matters. That is the task of a{' '}
        <Term id="pooling">pooling</Term> layer.
      </p>
    </>
  );
}

export function Lab(): ReactElement {
  return (
    <>
      <p>
        The means are surprisingly plain. A small window hops over the feature map, and of each window one number is
        kept. Which one? <Term id="max-pooling">Max pooling</Term> keeps the largest: how good is the best match around
        here. <Term id="average-pooling">Average pooling</Term> keeps the mean: how good is the match around here on
        average. Every map is treated alone, so as many come out as went in; each is only smaller.
      </p>
      <p>
        Point at any cell of the smaller map below and see which window it comes from and which numbers made it. Begin
        with max, then switch to average: in which of the two does a thin stroke survive? Then make the window 3, leave
        the stride at 2, and see what overlapping windows do.
      </p>
    </>
  );
}

export function Name(): ReactElement {
  const [height = 0, , depth = 0] = facts.example;
  const [output = 0] = facts.exampleOutput;
  return (
    <>
      <p>
        A pooling layer has three arguments, named as those of a convolution: the size of the window (
        <code>pool_size</code>), how far it hops (<code>strides</code>, by default the size of the window), and what
        happens at the rim (<code>padding</code>, by default <code>&apos;valid&apos;</code>). It has no number of
        filters, because the depth stays; and it has no weights. With valid padding the height of the output is the
        formula you know:
      </p>
      <WorkedFormula
        rows={[
          {
            tex: 'H_{\\text{out}} = \\left\\lfloor \\dfrac{H_{\\text{in}} - F}{S} \\right\\rfloor + 1',
            label: 'H out is H in minus F over S, rounded down, plus 1',
          },
          {
            tex: `\\left\\lfloor \\dfrac{${height} - 2}{2} \\right\\rfloor + 1 = ${output}`,
            label: `${height} minus 2 over 2, plus 1, is ${output}`,
          },
        ]}
      />
      <p>The width goes the same way. In Keras it is one line:</p>
      <KerasCode label="Two pooling layers" lines={POOLING_LINES} />
      <p>
        The example of the lecture notes: an input of {height} × {height} × {depth}, windows of 2, stride 2.
      </p>
      <KerasCode label="The example of the notes" lines={exampleCode} />
      <TextBlock label="Output of model.summary()" text={exampleSummary} />
      <p>
        Height and width are halved, the depth of {depth} stays, and there are {facts.exampleParameters} parameters:{' '}
        {facts.exampleShapes[0]} becomes {facts.exampleShapes[1]}. A quarter of the numbers is left. All pooling layers
        are described in the <Ref id="keras-pooling">Keras documentation</Ref>, this one under{' '}
        <Ref id="keras-max-pooling">MaxPooling2D</Ref>.
      </p>
      <Aside title="In older code">
        <p>
          The notes this course grew from import the layer from <code>keras.layers</code> and give it the size of the
          input. In Keras 3 an <code>Input</code> of its own says that size:
        </p>
        <TextBlock label="Older Keras code" text={OLD_POOLING} />
      </Aside>
    </>
  );
}

export function Back(): ReactElement {
  return (
    <>
      <p>
        In training the <Term id="gradient">gradient</Term> has to pass the pooling on its way back. There is no weight
        to change here; the layer only decides who gets the gradient. Max pooling hands all of it to the winner and
        nothing to the others: change a loser a little, and the maximum does not stir, so it had no part in the loss.
        Average pooling divides it equally, 1/n to each of n numbers. A convolution with a stride divides it by its
        weights.
      </p>
      <p>
        Go back to the bench and let a gradient of 1 arrive at every cell. With max pooling most of the right-hand map
        is empty: of the four numbers in a 2 × 2 window three learn nothing this time. That is no harm; the place that
        matched best is the one that learns. Where windows overlap, a cell may win several times, and its gradients add
        up.
      </p>
    </>
  );
}

export function Shift(): ReactElement {
  return (
    <>
      <p>
        Pooling, one often reads, makes a network invariant to shifts. That needs a pinch of salt. Convolution is{' '}
        <Term id="translation-equivariance">equivariant</Term>: the picture moves, and its maps move along. After
        pooling a cell stays the same if its largest number has not left the window; if it has, the cell changes. Which
        is the more frequent case can be measured: move the picture by 0 to 4 pixels, and compare all maps before and
        after by their relative distance
      </p>
      <WorkedFormula
        rows={[
          {
            tex: '\\dfrac{\\lVert f(T x) - f(x) \\rVert}{\\lVert f(x) \\rVert}',
            label: 'the norm of f of T x minus f of x, over the norm of f of x',
          },
        ]}
      />
      <p>0 means no change. At 1.41, the root of 2, the two have nothing in common.</p>
      <ExperimentNote
        id="pooling/shift"
        question="The picture moves one pixel to the right. By how much do the maps change without pooling, and after 2 × 2 max pooling? Does pooling still help at four pixels?"
        run="Drag the move below and read the curves; then make the window 4."
      />
    </>
  );
}

export function Global(): ReactElement {
  const [height, width, depth] = facts.deep;
  const [mapHeight = 0, mapWidth = 0, maps = 0] = facts.gapMaps;
  return (
    <>
      <p>
        One can go all the way and make the window as large as the map.{' '}
        <Term id="global-average-pooling">Global average pooling</Term> keeps the mean of each map: the
        three-dimensional array becomes a vector, one number a map.{' '}
        <Ref id="network-in-network">Network in Network</Ref> did it first.
      </p>
      <p>
        The first thing it saves is parameters. A large network often ends in a stack of {height} × {width} × {depth},
        to be told apart into {n(facts.deepClasses)} classes. The bill with Flatten, and with the global average:
      </p>
      <WorkedFormula
        rows={[
          {
            tex: `${height}\\cdot ${width}\\cdot ${depth}\\cdot ${facts.deepClasses} + ${facts.deepClasses} = ${facts.deepFlattened}`,
            label: `Flatten and Dense: ${n(facts.deepFlattened)} parameters`,
          },
          {
            tex: `${depth}\\cdot ${facts.deepClasses} + ${facts.deepClasses} = ${facts.deepAveraged}`,
            label: `Global average pooling and Dense: ${n(facts.deepAveraged)} parameters`,
          },
        ]}
      />
      <p>
        The second gift shows later. A score is a weighted sum of means, and each mean is that of a map; so weighing
        first and averaging afterwards gives the same. Lay the weights over the maps themselves, and there is a picture
        whose mean is the score and whose bright places are where the score came from: a{' '}
        <Term id="class-activation-map">class activation map</Term> (<Ref id="cam-paper">Zhou et al.</Ref>). The small
        network below has only {n(facts.gap)} parameters and ends in {mapHeight} × {mapWidth} × {maps}:
      </p>
      <KerasCode label="A network that ends in a global average" lines={gapCode} />
      <p>Train it, choose a class, and drag the weights: the picture is repainted as you do.</p>
    </>
  );
}

export function Choose(): ReactElement {
  return (
    <>
      <p>
        Which of them to use? The classic recipe of the lecture notes still works: after one or a few convolutions a max
        pooling of 2 × 2 with stride 2, which halves the space. A feature map says whether something is there, and for
        that the largest often serves better than the mean. Newer networks tend to drop the pooling layers and give the
        convolution a stride: places are skipped, but how they are merged is learnt, at the price of more parameters.
        And at the end of a network the global average has all but replaced Flatten.
      </p>
      <p>
        Try it: switch pooling off in the duel of lesson 3. What becomes of the parameters, the speed, the shift test?
        Write down what you expect before you press the button.
      </p>
    </>
  );
}

export function RecapSection(): ReactElement {
  return (
    <Recap>
      <ul>
        <li>
          Pooling makes every map smaller, keeps the depth and has no parameters. Max keeps the largest, average the
          mean.
        </li>
        <li>
          The stride defaults to the window, the padding to valid; 2 × 2 at stride 2 halves height and width and leaves
          a quarter of the numbers.
        </li>
        <li>On the way back max pooling hands the gradient to the winner; average pooling divides it.</li>
        <li>Pooling makes maps more tolerant of small moves, not invariant; it does not help against larger ones.</li>
        <li>
          Global average pooling turns the volume into a vector: far fewer parameters, no places; weights times maps
          show where a score came from.
        </li>
      </ul>
    </Recap>
  );
}
