// The lesson's prose in English. Numbers come from facts.ts. Not responsible for: the exhibits between the sections.
import type { ReactElement } from 'react';
import { Formula, WorkedFormula } from '../../kit/formula/Formula.tsx';
import { formatNumber } from '../../kit/locale/format.ts';
import { Aside, FigureNote, Recap } from '../../kit/prose/Blocks.tsx';
import { ExperimentNote } from '../../kit/prose/ExperimentNote.tsx';
import { KerasCode } from '../../kit/prose/KerasCode.tsx';
import { Ref } from '../../kit/prose/Ref.tsx';
import { Term } from '../../kit/prose/Term.tsx';
import { facts, halfLine, halfModel, halfOldModel } from './facts.ts';
import { EDGE_TEX, edgeRows, OUTPUT_TEX } from './tex.ts';

const n = (value: number): string => formatNumber(value, 'en');

export function Kernel(): ReactElement {
  return (
    <>
      <p>
        The lesson before ended with a layer whose units share one small set of weights, the{' '}
        <Term id="kernel">kernel</Term>. What can so few numbers do? They can ask one question, and ask it everywhere.
        Lay the kernel on a patch of the picture, multiply each weight by the pixel under it, and add up. The sum is
        large when the patch looks like the kernel: bright where weights are positive, dark where they are negative.
      </p>
      <p>Take a kernel that asks “dark on the left, bright on the right?”, and a patch for which that is so:</p>
      <Formula block tex={EDGE_TEX} label={`Patch with columns 10, 10, 200; kernel with columns −1, 0, 1`} />
      <WorkedFormula rows={edgeRows()} />
      <p>
        Mirror the patch, and the answer is {n(facts.mirrored)}: the same edge, but the other way round. On an even
        patch it is {n(facts.flat)}. A response therefore has a sign, and the sign means something: yes, the very
        opposite, or nothing to say. Sliding the kernel over all places gives a whole picture of answers, the{' '}
        <Term id="feature-map">feature map</Term>. This is <Term id="convolution">convolution</Term>.
      </p>
    </>
  );
}

export function Photo(): ReactElement {
  return (
    <>
      <p>
        Long before networks learnt their kernels, people wrote them by hand. A kernel with equal weights blurs. One
        with a large middle and negative neighbours sharpens. Sobel’s kernels find edges, Gabor’s find stripes of one
        direction and width. Nothing about them is mysterious: change a weight, and see the picture answer.
      </p>
      <FigureNote>
        <p>
          Try a kernel whose weights add up to 0: even areas vanish, however bright they are. Then one whose weights add
          up to 1: the picture keeps its brightness. Orange and blue tell apart the two signs of a response.
        </p>
      </FigureNote>
    </>
  );
}

export function OneNumber(): ReactElement {
  return (
    <>
      <p>
        A colour picture has three <Term id="channel">channels</Term>, a feature map deep in a network may have
        hundreds. The window still slides in two directions only: it reaches through all channels at once. So a kernel
        is as deep as its input. All products of all channels are added to <em>one</em> number; then comes the{' '}
        <Term id="bias">bias</Term>, and last the <Term id="activation-function">activation</Term>:
      </p>
      <Formula
        block
        tex={OUTPUT_TEX}
        label="y at row i, column j, filter k = φ of the bias b k plus the sum over channels c, rows u and columns v of x at row i S + u, column j S + v, channel c, times w at u, v, c, k"
      />
      <p>
        With <Term id="relu">ReLU</Term> as φ, negative sums become 0. The layer then reports only “yes, and how
        strongly”; should “the opposite” matter too, the network learns another kernel for that.
      </p>
      <Aside title="Is this really a convolution?">
        <p>
          In mathematics a convolution flips the kernel before sliding it. Deep-learning libraries do not; strictly they
          compute a cross-correlation. As the weights are learnt anyway, it makes no difference: training would merely
          find the flipped kernel.
        </p>
      </Aside>
    </>
  );
}

export function Filters(): ReactElement {
  return (
    <>
      <p>
        Two numbers are forever mixed up. The <em>depth of a kernel</em> is given by the input: {facts.depth} for RGB.
        The <em>number of filters</em> is yours to choose: {facts.filters}, say. Each <Term id="filter">filter</Term> is
        a kernel with its bias and makes one feature map, so the output is {facts.filters} deep. From 32 × 32 ×{' '}
        {facts.depth}, {facts.filters} filters of {facts.kernel} × {facts.kernel} make {facts.rgbOutput}, with
      </p>
      <Formula
        block
        tex={`K\\cdot F\\cdot F\\cdot D_{\\text{in}} + K = ${facts.filters}\\cdot ${facts.kernel}\\cdot ${facts.kernel}\\cdot ${facts.depth} + ${facts.filters} = ${n(facts.rgb).replace(',', '{,}')}`}
        label={`K F F D in + K = ${facts.filters} × ${facts.kernel} × ${facts.kernel} × ${facts.depth} + ${facts.filters} = ${facts.rgb}`}
      />
      <p>
        parameters. One bias for each filter, not for each place and not for each channel: it is counted once, in the
        second K.
      </p>
    </>
  );
}

export function Stride(): ReactElement {
  return (
    <>
      <p>
        How far does the window move each time? That is the <Term id="stride">stride</Term> S. With S = 2 it skips every
        other place, and the map is half as high and half as wide. And what happens at the border? With{' '}
        <Term id="valid-padding">valid</Term> padding the window never leaves the picture, and the map shrinks a little
        even at stride 1. With <Term id="same-padding">same</Term> padding zeros are put around the picture, just as
        many as it takes to start a window for every S cells.
      </p>
      <p>
        Just as many: there need not be equally many on both sides. If their number is odd, Keras puts the extra one{' '}
        <em>below and to the right</em>. That is no exotic case. An even kernel, such as the 2 × 2 ones of the network
        that this course designs later, gets {facts.even.before} before and {facts.even.after} after. An odd one gets
        the same when it halves {facts.half.input} to {facts.half.output}. Look at both under “Example”.
      </p>
      <p>
        Nor need strides divide. Where they don’t, some rows and columns are simply never read: of {facts.uneven.input},
        with a 3 × 3 window, stride 2 and valid padding, {facts.uneven.unread} of each. They are hatched in the figure.
        The picture in it is the same from all four sides, and every weight of the kernel is 1, so the output merely
        counts grey cells. Whatever is lopsided in the output, the window did it.
      </p>
    </>
  );
}

export function Formulas(): ReactElement {
  return (
    <>
      <p>
        With the letters of the course notes, K filters of side F and stride S, the height of the output is (the width
        likewise)
      </p>
      <WorkedFormula
        rows={[
          {
            tex: '\\text{same:}\\quad H_{\\text{out}} = \\left\\lceil \\dfrac{H_{\\text{in}}}{S} \\right\\rceil',
            label: 'same: H out = ceil(H in / S)',
          },
          {
            tex: '\\text{valid:}\\quad H_{\\text{out}} = \\left\\lceil \\dfrac{H_{\\text{in}} - F + 1}{S} \\right\\rceil',
            label: 'valid: H out = ceil((H in - F + 1) / S)',
          },
        ]}
      />
      <p>
        Read them as sentences. <em>same</em>: one window for every S cells, begun ones included; the kernel does not
        matter. <em>valid</em>: there are H − F + 1 places where the window fits, and of these every S-th is taken. The
        first example of the notes, 200 × 200 with a 2 × 2 kernel and stride 2, gives ⌈{facts.seedOne.input - 1} / 2⌉ ={' '}
        {facts.seedOne.output}. With a <Term id="dilation">dilation</Term> d the kernel’s taps stand d cells apart, and
        for F one writes what the window really spans, d(F − 1) + 1.
      </p>
      <p>In Keras all of this is four words in one line:</p>
      <KerasCode lines={[halfLine]} />
      <p>
        <code>filters</code> and <code>kernel_size</code> must be given. <code>strides</code> is 1 and{' '}
        <code>padding</code> is <code>'valid'</code> unless you say otherwise, and <code>kernel_size</code> and{' '}
        <code>strides</code> may be a number or a pair (height, width). Without <code>activation</code> there is none:
        with hardly an exception a convolutional layer is given ReLU. More in the{' '}
        <Ref id="keras-convolutional">Keras documentation</Ref>.
      </p>
      <Aside title="In older code">
        <p>Before Keras 3 the first layer was told the size of its input:</p>
        <KerasCode lines={halfOldModel} label="Older Keras code" />
        <p>Now the input is a line of its own. The layer has {n(facts.half.parameters)} parameters either way.</p>
        <KerasCode lines={halfModel} label="Keras 3 code" />
      </Aside>
    </>
  );
}

export function Conventions(): ReactElement {
  return (
    <>
      <p>
        Another formula goes round, and students who have learnt one of them distrust the other. It belongs to libraries
        such as PyTorch, where you do not say <em>same</em> but how many zeros p go on <em>each</em> side:
      </p>
      <Formula
        block
        tex="H_{\text{out}} = \left\lfloor \dfrac{H_{\text{in}} + 2p - F}{S} \right\rfloor + 1"
        label="H out = floor((H in + 2 p - F) / S) + 1"
      />
      <p>
        For p = 0 it says the same as Keras’s valid formula, only rounded down from the other end. For p &gt; 0 it
        cannot say everything: an odd number of zeros has no half. Go back to the figure and switch the convention. For{' '}
        {facts.half.input} × {facts.half.input}, a 3 × 3 kernel and stride 2, <code>padding=1</code> gives{' '}
        {facts.half.output} × {facts.half.output} too, yet each window stands {facts.half.shift} cell further up and
        left, and the last row of zeros is never used. Same size, other numbers.
      </p>
      <p>
        This is a trap for whoever carries weights from one library to the other: nothing fails, the network is merely a
        little worse. The cure is to pad by hand, on the sides where Keras does, and then to convolve without padding.
      </p>
    </>
  );
}

export function Field(): ReactElement {
  return (
    <>
      <p>
        One layer of 3 × 3 sees a patch of nine pixels. The layer above it sees nine of its numbers, and each of those
        had a patch of its own: together 5 × 5 pixels. What a unit can see of the input is its{' '}
        <Term id="receptive-field">receptive field</Term>. It grows with every layer, and it grows faster once strides
        or pooling have spread the units apart. Write r for its side and j, the <em>jump</em>, for the distance between
        the fields of neighbours:
      </p>
      <Formula
        block
        tex="r_l = r_{l-1} + (F_l - 1)\,j_{l-1}, \allowbreak\qquad {j_l = j_{l-1}\,S_l}"
        label="r of layer l = r before + (F - 1) times j before; j of layer l = j before times S"
      />
      <p>
        The CNN of the duel comes to {facts.duelField} × {facts.duelField} in this way, with a jump of {facts.duelJump};
        the network with three 2 × 2 convolutions to {facts.seedField} × {facts.seedField}. A wide view can be bought in
        several ways. Three 3 × 3 layers see as far as one 7 × 7, with {n(facts.threeThree)} weights instead of{' '}
        {n(facts.oneSeven)} at {facts.channels} channels, and two more ReLUs in between. Dilations of 1, 2 and 4 let
        three layers see {facts.dilatedField} × {facts.dilatedField}.
      </p>
      <ExperimentNote
        id="convolution/field"
        question="How much of its receptive field does a unit of a trained network really use: all of it, or only the middle?"
        run="Choose a unit in the last map, then switch to the gradients of a trained network and train it."
      />
    </>
  );
}

export function Effective(): ReactElement {
  return (
    <>
      <p>
        To be able to see is one thing, to listen another. Count the ways from a pixel to the unit, one weight of each
        layer making a way. In three 3 × 3 layers {facts.waysMiddle} ways start from the pixel in the middle and{' '}
        {facts.waysCorner} from each corner; {facts.waysHalf} of the {facts.waysAll} pixels have half of all ways. With
        more layers it comes to look like a bell. That was counted without any weights.
      </p>
      <p>
        A trained network has weights, and then the honest question is: if this pixel changed a little, how much would
        the unit change? That is a <Term id="gradient">gradient</Term>, taken not with respect to the weights, as in
        training, but with respect to the picture. Its size is the <em>effective receptive field</em>. It depends on the
        picture, since a ReLU that is off passes nothing and a maximum passes only the winner; so the figure adds up
        many pictures. It is as a rule narrower than the receptive field, with soft rims. An architecture gives a unit
        the right to look; training decides where it does.
      </p>
      <Aside title="What is shown exactly">
        <p>
          For each filter of the layer and each test image the figure takes the gradient of the unit at the chosen place
          with respect to all pixels, drops its sign, adds up the colour channels, then all filters and images. Units
          that are off add nothing; how many those were is said beside it.
        </p>
      </Aside>
    </>
  );
}

export function RecapSection(): ReactElement {
  return (
    <Recap>
      <ul>
        <li>A kernel asks one question everywhere. The sign of its response means yes, or the very opposite.</li>
        <li>
          A kernel is as deep as its input; products of all channels are added to one number, then bias and activation.
          The number of filters is the depth of the output.
        </li>
        <li>
          same: ⌈H / S⌉, whatever the kernel. valid: ⌈(H − F + 1) / S⌉. Strides need not divide; what is left over is
          not read.
        </li>
        <li>
          Keras pads an odd number of zeros below and to the right: even kernels, and {facts.half.input} to{' '}
          {facts.half.output} at stride 2. A symmetric p cannot do that; the map shifts.
        </li>
        <li>
          The receptive field grows by (F − 1) times the jump a layer. What a unit really uses is mostly its middle.
        </li>
      </ul>
    </Recap>
  );
}
