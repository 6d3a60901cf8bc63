// The lesson's prose in English. Numbers come from facts.ts. Not responsible for: the exhibits between the sections.
import type { ReactElement } from 'react';
import { WorkedFormula } from '../../kit/formula/Formula.tsx';
import { formatNumber, formatPercent, formatSignificant } from '../../kit/locale/format.ts';
import { Aside, Recap } from '../../kit/prose/Blocks.tsx';
import { ExperimentNote } from '../../kit/prose/ExperimentNote.tsx';
import { KerasCode } from '../../kit/prose/KerasCode.tsx';
import { Ref } from '../../kit/prose/Ref.tsx';
import { Term } from '../../kit/prose/Term.tsx';
import { BLOCK_CODE, facts, NEW_CODE, OLD_CODE } from './facts.ts';

const n = (value: number): string => formatNumber(value, 'en');

export function Contest(): ReactElement {
  return (
    <>
      <p>
        From 2010 to 2017 the <Ref id="ilsvrc">ImageNet challenge</Ref> asked for one thing: 1.2 million photos of 1000
        kinds to learn from, and five guesses for every new one. The <strong>top-5 error</strong> is the part of photos
        whose kind is not among the five. Three winners and runners-up changed how networks are built; today’s still
        bear their marks. Convolutional networks had existed since <Ref id="lenet">LeNet</Ref> read digits in the 1990s.
      </p>
    </>
  );
}

export function AlexNet(): ReactElement {
  const [side = 0, , filters = 0] = facts.alexFirst;
  return (
    <>
      <p>
        <Ref id="alexnet">AlexNet</Ref>, by a team in Toronto, brought the error from about 26% to 15.3%. Eight layers
        with weights, {n(facts.alexParameters)} parameters when built as one tower. Two choices mattered most: ReLU
        instead of tanh, whose slope does not fade for large sums, and <Term id="dropout">dropout</Term> against
        overfitting in the dense layers. Two graphics cards trained it for almost a week.
      </p>
      <p>Its first layer has {filters} kernels of 11 × 11 and a stride of 4:</p>
      <WorkedFormula
        rows={[
          {
            tex: '\\left\\lfloor \\dfrac{W - F}{S} \\right\\rfloor + 1',
            label: 'Size of the output: width less kernel, over the stride, rounded down, plus one',
          },
          {
            tex: `\\dfrac{227 - 11}{4} + 1 = ${side}`,
            label: `With numbers: 227 less 11 over 4 plus 1 is ${side}`,
          },
        ]}
      />
      <p>
        So {side} × {side} × {filters} numbers, of {n(facts.alexFirstParameters)} parameters. (The paper writes 224;
        with 224 the division does not come out even.)
      </p>
    </>
  );
}

export function Vgg(): ReactElement {
  return (
    <>
      <p>
        <Ref id="vgg">VGG</Ref>, from the Visual Geometry Group in Oxford, gave up large kernels: 3 × 3 throughout, the
        size halved by pooling and the channels doubled. It exists with 16 and with 19 layers with weights. Two layers
        of 3 × 3 see as much as one of 5 × 5, three as much as one of 7 × 7, for fewer weights and with more ReLUs in
        between:
      </p>
      <WorkedFormula
        rows={[
          {
            tex: '2 \\cdot 3^2 C^2 = 18\\,C^2 < 5^2 C^2 = 25\\,C^2',
            label: 'Weights: two times nine C squared is less than twenty-five C squared',
          },
          {
            tex: `C = ${facts.channels}:\\quad ${facts.twoThree} < ${facts.oneFive}`,
            label: `With ${facts.channels} channels: ${n(facts.twoThree)} against ${n(facts.oneFive)}`,
          },
          {
            tex: `3 \\cdot 3^2 C^2 = ${facts.threeThree} < 7^2 C^2 = ${facts.oneSeven}`,
            label: `Three layers against one of 7 by 7: ${n(facts.threeThree)} against ${n(facts.oneSeven)}`,
          },
        ]}
      />
    </>
  );
}

export function Family(): ReactElement {
  return (
    <>
      <p>
        VGG-16 has {n(facts.vggParameters)} parameters. Where are they? All thirteen convolutions have{' '}
        {n(facts.vggConvolutions)}; the first dense layer alone has {n(facts.vggFirstDense)}. Dense layers hold{' '}
        {formatPercent(facts.vggDensePart, 'en')} of all parameters, while nearly all of the {n(facts.vggMacs)}{' '}
        multiplications are done by the convolutions. ResNet-50 puts global average pooling in place of the wide dense
        layers: {n(facts.resnetParameters)} parameters, {n(facts.resnetMacs)} multiplications.
      </p>
      <p>The figure draws six networks on one scale. Click a layer, or use the slider, to read its bill.</p>
      <ExperimentNote
        id="architectures/order"
        question="Does the deepest network also have the most parameters, or the most work?"
        run="Sort by depth, then by parameters, then by multiplications, and compare the orders."
      />
      <Aside title="And in milliseconds?">
        <p>
          Multiplications are not time. <Ref id="cnn-benchmarks">These benchmarks</Ref> timed the networks on several
          graphics cards: VGG is slower than the much deeper ResNet-50.
        </p>
      </Aside>
    </>
  );
}

export function Vanishing(): ReactElement {
  return (
    <>
      <p>
        VGG’s authors stopped at 19 layers. With more, plain networks became worse, and not from overfitting: the error
        on the <em>training</em> data rose as well. Part of the reason is arithmetic. On its way back the gradient is
        multiplied at each layer by its weights and the slope of its activation. If that takes off a little each time,
        little is left after many layers: the gradient <Term id="vanishing-gradient">vanishes</Term>, and the first
        layers learn nothing. If it adds a little, the gradient explodes.
      </p>
      <p>
        In the figure’s plain network of 30 layers, {formatSignificant(facts.plain30, 'en', 2)} of a gradient of size 1
        reaches the first layer. With shortcuts it is {formatNumber(facts.residual30, 'en', 2)}. Chapter 5 of{' '}
        <Ref id="nndl-chapter-5">Nielsen’s book</Ref> works through the arithmetic for sigmoid.
      </p>
      <ExperimentNote
        id="architectures/vanishing"
        question="Can a good initialiser alone save the plain network? And one with sigmoid?"
        run="Choose he_normal with relu, then with sigmoid, at 60 layers."
      />
    </>
  );
}

export function ResNet(): ReactElement {
  return (
    <>
      <p>
        <Ref id="resnet-paper">ResNet</Ref>, from Microsoft, led a way around: a{' '}
        <Term id="skip-connection">skip connection</Term> adds a block’s input to its output. The block learns only what
        to change, the <em>residual</em>; if nothing is to be changed, weights of nought suffice.
      </p>
      <WorkedFormula
        rows={[
          { tex: 'y = x + F(x)', label: 'The output is the input plus what the block makes of it' },
          {
            tex: "\\dfrac{\\partial y}{\\partial x} = 1 + F'(x)",
            label: 'The slope of the output by the input is one plus the slope of the block',
          },
          {
            tex: '0.1^{30} = 10^{-30}, \\qquad (1 + 0.1)^{30} \\approx 17',
            label: 'A slope of 0.1 over 30 layers leaves ten to the minus 30; one plus 0.1 gives about 17',
          },
        ]}
      />
      <p>
        The 1 is the point: however small the slope of F, the gradient passes. That it does not grow without bounds
        instead is the work of <Term id="batch-normalisation">batch normalisation</Term> in every block. So networks of
        152 layers could be trained, and several together came to an error of 3.57%. He initialisation and normalisation
        already kept gradients from vanishing in the paper’s plain networks; the deep ones still trained worse.
        Shortcuts make a good solution easier to find as well.
      </p>
    </>
  );
}

export function Deeper(): ReactElement {
  return (
    <>
      <p>
        All this can be put to the test within a minute. The figure trains two networks side by side that have the same
        weights to begin with and see the same digits; one adds each block’s input to its output. Nothing else differs.
        The paper calls what happens to the plain one <em>degradation</em>: a deeper network could do whatever a
        shallower one does, by passing on what it is given in the layers it has more, but training does not find that.
      </p>
      <ExperimentNote
        id="architectures/deeper"
        question="At what depth does the plain network stop learning? Does batch normalisation bring it back, and is deeper better then?"
        run="Train all six depths, first with nothing after the convolutions, then with batch normalisation."
      />
    </>
  );
}

export function Code(): ReactElement {
  return (
    <>
      <p>
        <Ref id="keras-applications">Keras Applications</Ref> has these networks with their weights. Each wants its
        pictures prepared in its own way, so take <code>preprocess_input</code> from the same module:
      </p>
      <KerasCode label="A trained ResNet-50 names a picture" lines={NEW_CODE} />
      <p>Older texts load pictures through keras.preprocessing.image; today’s place is keras.utils:</p>
      <KerasCode label="The old imports" lines={OLD_CODE} />
      <p>A residual block of your own takes the functional interface, since Sequential knows no branches:</p>
      <KerasCode label="A residual block" lines={BLOCK_CODE} />
    </>
  );
}

export function RecapSection(): ReactElement {
  return (
    <Recap>
      <ul>
        <li>AlexNet: ReLU, dropout and graphics cards. VGG: 3 × 3 kernels, stacked. ResNet: shortcuts.</li>
        <li>Convolutions do most of the work; wide dense layers hold most of the parameters.</li>
        <li>Gradients are products over layers: a factor below 1 makes them vanish, above 1 explode.</li>
        <li>A shortcut adds 1 to the slope of a block; normalisation keeps the sum in bounds.</li>
        <li>Neither depth nor parameters alone tell how good or how fast a network is.</li>
      </ul>
    </Recap>
  );
}
