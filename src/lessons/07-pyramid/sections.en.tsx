// The lesson's prose in English. Numbers come from facts.ts. Not responsible for: the exhibits between the sections.
import type { ReactElement } from 'react';
import { WorkedFormula } from '../../kit/formula/Formula.tsx';
import { formatNumber, formatPercent } from '../../kit/locale/format.ts';
import { Aside, FigureNote, Recap } from '../../kit/prose/Blocks.tsx';
import { ExperimentNote } from '../../kit/prose/ExperimentNote.tsx';
import { KerasCode } from '../../kit/prose/KerasCode.tsx';
import { Ref } from '../../kit/prose/Ref.tsx';
import { Term } from '../../kit/prose/Term.tsx';
import { BLOCK_LINES, facts, OLD_LISTING, RESIZING, seedCode, seedSummary, TOP_LINES } from './facts.ts';
import { shapeText } from './shape-text.ts';
import { TextBlock } from '../../kit/prose/TextBlock.tsx';
import { countRow, denseRow, halvingRow } from './worked.ts';

const n = (value: number): string => formatNumber(value, 'en');

export function ArraySection(): ReactElement {
  return (
    <>
      <p>
        You see a cat; a computer is given numbers. A picture has height and width, and each of its pixels has three
        numbers, for red, green and blue. So to a computer any colour picture is a three-dimensional array: height ×
        width × depth, where the depth is the number of <Term id="channel">channels</Term>. A grey picture has only one
        and is written with three dimensions all the same, with depth 1. However large the picture, height and width are
        far larger than the depth: it is wide and thin, like a sheet of paper.
      </p>
      <p>
        Here is a picture taken apart. Look at the cat first, then open a photo of your own (it does not leave this
        device). The colour is in none of the tables; it is in the differences between them. Three equal numbers are
        grey; large red and green with little blue are yellow.
      </p>
    </>
  );
}

export function Size(): ReactElement {
  const { sides, awkwardSides, awkward, side } = facts;
  return (
    <>
      <p>
        Photos are large and small, upright and wide; the input of this network can have only one{' '}
        <Term id="shape">shape</Term>. That is not the convolutions’ doing, for a kernel slides as far as there is
        something to slide over. It is the dense layer at the end: it has one weight for each number, and for one number
        more it would have none. So pictures are brought to one size first. Cropping keeps the shapes and loses what is
        at the sides. Stretching loses nothing and turns circles into ovals. Which is better depends on what is in your
        pictures.
      </p>
      <p>
        Which size? Usually a power of two, {side}, 64, 128 or 256, because the <Term id="pooling">pooling</Term> layers
        that follow halve height and width again and again. After n of them:
      </p>
      <WorkedFormula rows={halvingRow('en')} />
      <p>
        {side} goes on dividing: {[side, ...sides].join(' → ')}, with nothing left over. {awkward} does not:{' '}
        {[awkward, ...awkwardSides].join(' → ')}, and where an odd number is halved nobody looks at the last row and
        column. That is no error, only a rim given away for nothing.
      </p>
      <p>In Keras, resizing and bringing 0 to 255 down to 0 to 1 are layers, put before all others:</p>
      <KerasCode label="Resizing and rescaling" lines={RESIZING} />
    </>
  );
}

export function Grow(): ReactElement {
  const [first] = facts.blocks;
  return (
    <>
      <p>
        The input is wide and flat, {shapeText(facts.input)}. The answer we want has no height or width at all:{' '}
        {facts.classes} numbers, one for each class. To design a CNN for images is to build a{' '}
        <Term id="pyramid">pyramid</Term> between the two: step by step the{' '}
        <Term id="spatial-dimensions">spatial dimensions</Term> are squeezed, and step by step the depth grows. At the
        base a number says no more than “this much red here”. The higher up, the larger the area that one number sums
        up, and the more involved is what it says.
      </p>
      <p>
        Two kinds of layers share the work. A <Term id="convolutional-layer">convolutional layer</Term> makes the volume
        deeper: its output is as deep as it has filters, and with padding <code>&apos;same&apos;</code> height and width
        stay. A <Term id="max-pooling">max pooling</Term> layer makes it smaller: with windows of 2 and stride 2 height
        and width are halved, and the depth stays. One of each is one step of the pyramid:
      </p>
      <KerasCode label="One step of the pyramid" lines={BLOCK_LINES} />
      <p>
        The first step turns {shapeText(facts.input)} into {shapeText(first?.convolved ?? [])} and then into{' '}
        {shapeText(first?.pooled ?? [])}. Below is the network of the lecture notes: three steps and a classifier, the
        volumes drawn to scale.
      </p>
      <FigureNote>
        <p>
          Guess before you look at the bars. The network has {n(facts.total)} parameters: how many are in the three
          convolutions? Then walk down the list, and see where there are most numbers and where most parameters.
        </p>
      </FigureNote>
    </>
  );
}

export function Bill(): ReactElement {
  const counts = facts.blocks.map(({ pooledNumbers }) => n(pooledNumbers));
  return (
    <>
      <p>
        Work the figure’s numbers out once. First, how many numbers there are. Pooling divides the area by 4, the next
        convolution doubles the depth, and so each step halves the count: {counts.join(', ')}. The input has{' '}
        {n(facts.inputNumbers)} numbers, the tip a third of that. The network does not compress the picture very much;
        what it does is trade “where” for “what”.
      </p>
      <p>
        Next, the parameters, by the formula you know, K·F·F·D<sub>in</sub> + K. All three convolutions have{' '}
        <Term id="kernel">kernels</Term> of 2 × 2:
      </p>
      <WorkedFormula rows={facts.blocks.map((block) => countRow(block, 'en'))} />
      <p>
        Height and width do not occur, so convolutions are cheap: {n(facts.convolutions)} for all three. Then comes{' '}
        <Term id="flatten">Flatten</Term>: {shapeText(facts.tip)} becomes a row of {n(facts.flat)} numbers, and each is
        connected to {facts.units} units:
      </p>
      <WorkedFormula rows={[denseRow('en')]} />
      <p>
        Of all {n(facts.total)} parameters, {formatPercent(facts.denseShare, 'en')} are in this layer. The convolutions
        do most of the looking; the dense layer has most of the bill. And it remembers the size of the picture: with
        inputs of {facts.doubled} × {facts.doubled} the convolutions would not need a single parameter more, and this
        layer {n(facts.denseDoubled)}.
      </p>
      <ExperimentNote
        id="pyramid/top"
        question="Keep the three steps and put global average pooling in place of Flatten and the dense layer of 500 units. How many parameters are left, and which layer has most of them now?"
        run="Choose “with a global average” in the figure and look for the longest bar of parameters; then switch to the log axis."
      />
    </>
  );
}

export function Code(): ReactElement {
  return (
    <>
      <p>
        The whole network in Keras has exactly one line a layer; from top to bottom it reads as the figure does from
        left to right:
      </p>
      <KerasCode label="The network of the notes" lines={seedCode} />
      <TextBlock label="Output of model.summary()" text={seedSummary} />
      <p>
        Go through it row by row beside the figure. None is the number of pictures in a batch, known only in training.
        Pooling and Flatten have 0 parameters, as they have nothing to learn.
      </p>
      <Aside title="In older code">
        <p>
          The notes this course grew from import each layer from <code>keras.layers</code>, add them one at a time with{' '}
          <code>model.add</code>, and give the shape of the input to the first. In Keras 3 an <code>Input</code> of its
          own says it:
        </p>
        <TextBlock label="Older Keras code" text={OLD_LISTING} />
      </Aside>
    </>
  );
}

export function Tip(): ReactElement {
  const [height = 0, width = 0, depth = 0] = facts.tip;
  return (
    <>
      <p>
        The tip is {shapeText(facts.tip)}. {height} × {width} is what is left of “where”: each place sees a piece of{' '}
        {facts.field} × {facts.field} pixels of the picture, its <Term id="receptive-field">receptive field</Term>;
        those of neighbours overlap by {facts.overlap} rows. {depth} is the “what”: how much of each of {depth}{' '}
        <Term id="feature">features</Term> there is in that piece. In the picture it mattered a great deal which pixel
        was next to which. Up here, which entry is next to which says hardly anything.
      </p>
      <p>
        So it can be flattened. In a row of {n(facts.flat)} numbers places are gone for good: put them into any other
        order, take the weights along, and the dense layer gives exactly the same answer. What remains is a description
        of the content, and one or two <Term id="dense-layer">dense layers</Term> tell from it what is in the picture:
      </p>
      <KerasCode label="The classifier at the tip" lines={TOP_LINES} />
      <p>
        The last layer has {facts.classes} units, as many as the data set has classes, and{' '}
        <Term id="softmax">softmax</Term> turns them into probabilities that add up to 1.
      </p>
    </>
  );
}

export function Rules(): ReactElement {
  return (
    <>
      <p>The rules that the lecture notes give to beginners are a good start to this day:</p>
      <ul>
        <li>
          <Term id="relu">ReLU</Term> after every convolution, and after every dense layer but the last.
        </li>
        <li>A classifier ends in a dense layer with as many units as there are classes, and softmax.</li>
        <li>Small kernels, 2 to 5; stride 1 and padding same; more filters from layer to layer, such as 16, 32, 64.</li>
        <li>After one or several convolutions a pooling layer with windows of 2 and stride 2.</li>
        <li>Pictures with sides that can be halved several times.</li>
      </ul>
      <p>
        Rules are there to be tried, not to be feared. Deep learning is learned by doing: ask a question, make an
        experiment, and let its result answer instead of a guess. Change the number of filters in the duel of the lesson
        “MLP against CNN”, or turn its pooling off, and see what becomes of a pyramid that does not narrow. For people
        who went further, read <Ref id="cifar-winners">the interviews with the winners of a CIFAR-10 competition</Ref>,
        and while writing code keep a <Ref id="keras-cheat-sheet">Keras cheat sheet</Ref> at hand.
      </p>
    </>
  );
}

export function RecapSection(): ReactElement {
  return (
    <Recap>
      <ul>
        <li>
          A picture is an array of height × width × depth, of depth 3 if it has colours. Before it goes into a network
          it is brought to one size, best a power of two.
        </li>
        <li>
          Convolutions deepen, pooling halves:{' '}
          {[facts.input, ...facts.blocks.map(({ pooled }) => pooled)].map(shapeText).join(' → ')}.
        </li>
        <li>
          Of {n(facts.total)} parameters only {n(facts.convolutions)} are in convolutions; {n(facts.dense)} are in the
          dense layer behind Flatten.
        </li>
        <li>
          The parameters of convolutions do not depend on the size of the picture; those of the dense layer behind
          Flatten grow with it.
        </li>
        <li>
          The tip says what there is and no longer where. A classifier ends in softmax with one unit for each class.
        </li>
      </ul>
    </Recap>
  );
}
