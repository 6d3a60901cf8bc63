// The lesson's prose in English. Numbers come from facts.ts. Not responsible for: the exhibit between the sections.
import type { ReactElement } from 'react';
import { Formula, WorkedFormula } from '../../kit/formula/Formula.tsx';
import { formatNumber } from '../../kit/locale/format.ts';
import { Aside, FigureNote, Recap } from '../../kit/prose/Blocks.tsx';
import { ExperimentNote } from '../../kit/prose/ExperimentNote.tsx';
import { KerasCode } from '../../kit/prose/KerasCode.tsx';
import { Ref } from '../../kit/prose/Ref.tsx';
import { Term } from '../../kit/prose/Term.tsx';
import { BUTTON_NAMES } from './calculator/button-names.ts';
import {
  convolutions,
  D,
  even,
  exampleCode,
  F,
  familyConv,
  familyDense,
  familyInput,
  familySeparable,
  first,
  firstNumbers,
  halved,
  jump,
  K,
  mistakes,
  network,
  odd,
  oldExample,
  second,
  summary,
  summaryShape,
  third,
  uneven,
} from './facts.ts';
import { FamilyTable } from './FamilyTable.tsx';
import { shape } from './shape-text.ts';

/** Names of the calculator's buttons. */
const names = BUTTON_NAMES.en;

const n = (value: number): string => formatNumber(value, 'en');

export function Line(): ReactElement {
  return (
    <>
      <p>
        A whole <Term id="convolutional-layer">convolutional layer</Term> is one line of Keras. Two of its arguments are
        a must: <code>filters</code>, how many <Term id="filter">filters</Term> there are, and <code>kernel_size</code>,
        how high and wide each of them is. The others have defaults: <code>strides</code> is 1, <code>padding</code> is{' '}
        <code>&apos;valid&apos;</code>, that is, none, and <code>activation</code> is no activation at all, so that{' '}
        <Term id="relu">ReLU</Term> has to be asked for. Sizes may be a number or a pair; <code>3</code> is short for{' '}
        <code>(3, 3)</code>.
      </p>
      <p>
        Suppose the input is a grey picture of 200 × 200 pixels. The next layer is to have 16 filters, each 2 × 2, that
        jump 2 pixels at a time and never reach over the border. In Keras 3 the input has a line of its own, with
        height, width and depth in this order:
      </p>
      <KerasCode lines={exampleCode.first} label="Example 1 in Keras" />
      <Aside title="In older code">
        <p>
          The notes this course grew from, and most code on the net, give <code>input_shape</code> to the first layer
          instead. It means the same; Keras 3 still reads it, with a warning.
        </p>
        <KerasCode lines={oldExample} label="Old Keras code" />
      </Aside>
      <p>
        All the arguments there are, and there are many, stand in <Ref id="keras-convolutional">the documentation</Ref>.
        Which of them change the shape of what comes out, and which the number of <Term id="parameter">parameters</Term>
        , is what this lesson is about.
      </p>
    </>
  );
}

export function Examples(): ReactElement {
  return (
    <>
      <p>
        The second example goes on from there. It reads what the first puts out, {shape(first.output)}, with 32 filters
        of 3 × 3 in steps of 1, and may look over the border so that every place of the input counts:
      </p>
      <KerasCode lines={exampleCode.second} label="Example 2 in Keras" />
      <p>
        The third is how you will often meet it: 64 filters of 2 × 2 with ReLU, the two musts without their names, and
        everything else as the defaults have it.
      </p>
      <KerasCode lines={exampleCode.third} label="Example 3 in Keras" />
      <p>
        Below, all three are one click away, and so is any other layer. The code, the row of{' '}
        <code>model.summary()</code>, the form and the drawing are four views of one and the same layer. Change
        whichever you like, or paste your own code over it; the other three follow. Every number underneath opens and
        shows how it comes about.
      </p>
      <FigureNote>
        <p>
          Guess before you open. For each example: how high, how wide, how deep is the output, and how many parameters
          has the layer?
        </p>
      </FigureNote>
    </>
  );
}

export function Count(): ReactElement {
  const [one, two, three] = convolutions;
  return (
    <>
      <p>
        Let K be the number of filters, F their height and width, and <Formula tex="D_{\mathrm{in}}" label="D_in" /> the
        depth of the input. The code says F × F, but a filter is not flat: it looks at all channels at once, and so it
        is a block of F × F × <Formula tex="D_{\mathrm{in}}" label="D_in" /> <Term id="weight">weights</Term>. Its depth
        is never written, because the input settles it. There are K such blocks, and each has a single{' '}
        <Term id="bias">bias</Term>:
      </p>
      <WorkedFormula
        rows={[
          {
            tex: 'K\\cdot F\\cdot F\\cdot D_{\\mathrm{in}} + K',
            label: 'K times F times F times D_in, plus K',
          },
          {
            tex: `${K}\\cdot ${F}\\cdot ${F}\\cdot ${D} + ${K} = ${summary.weights} + ${summary.biases} = ${summary.total}`,
            label: `${K} times ${F} times ${F} times ${D}, plus ${K}, is ${summary.weights} plus ${summary.biases}, is ${summary.total}`,
          },
        ]}
      />
      <p>
        These are the numbers of a layer with {K} filters of {F} × {F} on a colour picture. Three wrong answers are so
        common that they are worth meeting now. Whoever takes a filter for flat gets {n(mistakes.flat)}. Whoever takes
        its depth for the number of filters gets {n(mistakes.deep)}: {K} is how deep the <em>output</em> becomes, one{' '}
        <Term id="feature-map">feature map</Term> a filter. And whoever adds the biases to a total that has them already
        gets {n(mistakes.twice)}.
      </p>
      <p>
        Height and width of the picture are not in the formula. But the depth is, and it explains what puzzles many at
        their first <code>model.summary()</code>. The course’s network for 32 × 32 colour pictures has three
        convolutions with 2 × 2 kernels; they have {n(one?.total ?? 0)}, {n(two?.total ?? 0)} and {n(three?.total ?? 0)}{' '}
        parameters. The second has twice the filters of the first, yet {n(jump)} times the parameters. Its input is no
        longer {one?.depth} deep but {two?.depth}, as many as the first had filters, and each of its filters is that
        much thicker.
      </p>
      <ExperimentNote
        id="conv-calculator/second"
        question="Put a second, equal convolution behind the first: how many times as many parameters has it, and what about a third?"
        run={`Choose “${names.preset.summary}” above, note the parameters, press “${names.next}” twice, and note them each time.`}
      />
    </>
  );
}

export function ShapeSection(): ReactElement {
  return (
    <>
      <p>
        The depth of the output is simply K. For height and width, let S be the <Term id="stride">stride</Term>. With{' '}
        <Term id="same-padding">same</Term> the windows go on until they have covered the whole input, whatever the
        kernel; with <Term id="valid-padding">valid</Term> a window must stay inside, so the last places drop out:
      </p>
      <WorkedFormula
        rows={[
          {
            tex: '\\text{same:}\\quad H_{\\mathrm{out}} = \\left\\lceil \\frac{H_{\\mathrm{in}}}{S} \\right\\rceil',
            label: 'same: H_out = ceil(H_in / S)',
          },
          {
            tex: '\\text{valid:}\\quad H_{\\mathrm{out}} = \\left\\lceil \\frac{H_{\\mathrm{in}} - F + 1}{S} \\right\\rceil',
            label: 'valid: H_out = ceil((H_in − F + 1) / S)',
          },
        ]}
      />
      <p>
        The width goes the same way. With the numbers of the layer above, {summary.input[0]} / 2 is {halved.output}: the
        row of the summary says <code>{summaryShape}</code>, where None stands for the number of pictures in the batch.
        For the first example, ({firstNumbers.side} − {firstNumbers.kernel} + 1) / {firstNumbers.stride} is{' '}
        {firstNumbers.quotient}, rounded up to {first.output[0]}. The second keeps {shape(second.output.slice(0, 2))},
        as its stride is 1; the third, without padding, loses a row and a column: {shape(third.output)}, with{' '}
        {n(third.total)} parameters.
      </p>
    </>
  );
}

export function Sides(): ReactElement {
  return (
    <>
      <p>Other books write the size of the output as</p>
      <Formula block tex="\left\lfloor \frac{n + 2p - f}{s} \right\rfloor + 1" label="floor((n + 2p − f) / s) + 1" />
      <p>
        with p rows of zeros on <em>each</em> side. Without padding that is the same function in other clothes. With
        padding it is not always. Same means: as many zeros as it takes. If their number is even, as for a 3 × 3 kernel
        in steps of 1, one goes to each side, p is {odd.whole[0]?.p}, and the formulas agree. If it is odd, one side
        gets one more, and <strong>Keras gives it to the bottom and the right</strong>. Same does not mean symmetric.
      </p>
      <p>
        This is no rare corner. From 128 to 64 with a 3 × 3 kernel there is one row too few; it is added below (
        {halved.before} above, {halved.after} below). Every convolution of the course’s network has a 2 × 2 kernel:
        again {uneven.before} above and {uneven.after} below, and here no p at all would do, since{' '}
        {uneven.whole.map(({ p, output }) => `p = ${p} gives ${output}`).join(' and ')} where the layer gives{' '}
        {uneven.output}. PyTorch, where padding is a number on both sides, needs a separate step of padding to do the
        same. In the calculator, choose “{names.preset.even}” and open the padding, then the output height.
      </p>
      <Aside title="Where it bites">
        <p>
          Weights trained in one framework and run in another give slightly shifted feature maps if their paddings
          differ, although every shape fits. Comparing shapes will not find that; comparing the four paddings will.
        </p>
      </Aside>
    </>
  );
}

export function Family(): ReactElement {
  return (
    <>
      <p>
        The same few letters do for the whole family. A <Term id="depthwise-convolution">depthwise</Term> convolution
        drops K: each channel has its own flat kernel. A <Term id="separable-convolution">separable</Term> one puts 1 ×
        1 filters behind it and so gets the shape of an ordinary convolution for {n(familySeparable.total)} parameters
        instead of {n(familyConv.total)}. A <Term id="transposed-convolution">transposed</Term> one counts as a
        convolution does and takes its strides in the output. <Term id="pooling">Pooling</Term> learns nothing. And a{' '}
        <Term id="dense-layer">dense layer</Term> behind Flatten has a weight for each number of the picture, so here
        the size counts again: {n(familyDense.total)}.
      </p>
      <FamilyTable
        caption={`Layers on an input of ${familyInput}, for one sample`}
        heads={['Layer', 'Output shape', 'Parameters', 'Multiply-accumulates']}
      />
      <p>
        Mind the last column. <Term id="multiply-accumulate">Multiplications</Term> are the weights of one filter times
        the numbers of the output, so they do grow with the picture. Parameters say how much there is to learn and to
        store; multiplications say how long it takes.
      </p>
    </>
  );
}

export function RecapSection(): ReactElement {
  return (
    <Recap>
      <ul>
        <li>
          A filter is F × F × D_in, as deep as its input. K of them make an output of depth K. Parameters: K·F·F·D_in +
          K, biases once.
        </li>
        <li>
          The second convolution is dear because its input is deep:{' '}
          {convolutions.map(({ total }) => n(total)).join(', ')} of the network’s {n(network.total)}.
        </li>
        <li>Same: ceil(H_in / S). Valid: ceil((H_in − F + 1) / S). The depth is K.</li>
        <li>
          The odd row of zeros goes to the bottom and right. Where there is one, floor((n + 2p − f) / s) + 1 means other
          windows or fits no p at all. For a 2 × 2 kernel: {even.output.slice(0, 2).join(' × ')}, {uneven.before} above,{' '}
          {uneven.after} below.
        </li>
        <li>Neither height nor width is in the parameters of a convolution; both are in its multiplications.</li>
      </ul>
    </Recap>
  );
}
