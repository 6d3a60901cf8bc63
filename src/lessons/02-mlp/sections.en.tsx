// The lesson's prose in English: the network and its parts. Numbers come from facts.ts.
// Not responsible for: training it (training.en.tsx) or the exhibits between the sections.
import type { ReactElement } from 'react';
import { Formula, WorkedFormula } from '../../kit/formula/Formula.tsx';
import { formatFixed, formatNumber, formatPercent, formatSignificant } from '../../kit/locale/format.ts';
import { Aside } from '../../kit/prose/Blocks.tsx';
import { KerasCode } from '../../kit/prose/KerasCode.tsx';
import { Ref } from '../../kit/prose/Ref.tsx';
import { Term } from '../../kit/prose/Term.tsx';
import { TextBlock } from '../../kit/prose/TextBlock.tsx';
import { dataCode, dropoutCode, facts, initialiserCode, networkCode, networkSummary, OLD_NETWORK } from './facts.ts';
import { LOSSES, NameTable } from './NameTable.tsx';
import { crossentropyRows, parameterRows, softmaxRows, unitRows } from './tex.ts';

const n = (value: number): string => formatNumber(value, 'en');
const fixed = (value: number, digits = 3): string => formatFixed(value, 'en', digits);

export function Task(): ReactElement {
  return (
    <>
      <p>
        <Term id="mnist">MNIST</Term> holds 70,000 handwritten digits, each a grey picture of 28 × 28 pixels with a{' '}
        <Term id="label">label</Term> from 0 to 9. A network is to say, for digits that it has never seen, which of the
        ten it is looking at. People once wrote rules for this, and failed on the next person’s handwriting. Here nobody
        writes a rule: a network with many adjustable numbers is shown examples, and the numbers are adjusted until its
        answers fit.
      </p>
      <p>
        Three preparations come first. Pixels, whole numbers from 0 to 255, are divided by 255, because what learns from
        them works best with numbers about as large as 1 (<Term id="normalisation">normalisation</Term>). A label such
        as 3 becomes a row of ten numbers, all 0 but a 1 in place 3 (<Term id="one-hot">one-hot</Term>), so that it can
        be compared with ten outputs. And 10,000 pictures are put aside as the <Term id="test-set">test set</Term>: they
        are looked at once, at the very end.
      </p>
      <KerasCode label="Loading and preparing MNIST" lines={dataCode} />
    </>
  );
}

export function Layers(): ReactElement {
  return (
    <>
      <p>
        A <Term id="mlp">multilayer perceptron</Term> (MLP) reads a row of numbers. <Term id="flatten">Flatten</Term>{' '}
        makes one of the picture, row after row: 28 · 28 · 1 = {n(facts.pixels)} numbers. It has nothing to learn. (
        <Ref id="keras-flatten">What Keras says about Flatten</Ref>.)
      </p>
      <p>
        Then come <Term id="dense-layer">dense layers</Term>. A unit of such a layer takes <em>every</em> number that
        comes in, multiplies it by a <Term id="weight">weight</Term> of its own, adds it all up with a{' '}
        <Term id="bias">bias</Term>, and passes the sum through an{' '}
        <Term id="activation-function">activation function</Term>. With three inputs, and <Term id="relu">ReLU</Term> as
        the activation:
      </p>
      <WorkedFormula rows={unitRows()} />
      <p>
        A whole layer does this for all its units at once. Keras writes it as{' '}
        <code>activation(inputs · kernel + bias)</code> and calls the table of weights the kernel (
        <Ref id="keras-core">documentation of Dense</Ref>). The network of this lesson has one layer of {facts.units}{' '}
        units between input and output, a <Term id="hidden-layer">hidden layer</Term>, and ten units at the end, one for
        each digit:
      </p>
      <KerasCode label="An MLP for MNIST" lines={networkCode} />
      <TextBlock label="Summary of the network" text={networkSummary} />
      <p>The parameters can be counted by hand: inputs times units weights, and a bias for each unit.</p>
      <WorkedFormula rows={parameterRows('en')} />
      <p>
        Together {n(facts.total)}, and {formatPercent(facts.firstShare, 'en')} of them sit in the first layer: each
        hidden unit has a weight for each pixel. Learning means to find these {n(facts.total)} numbers.
      </p>
      <Aside title="As older code has it">
        <p>
          Before Keras 3 the first layer was given <code>input_shape</code> and layers were added one by one. Keras 3
          still accepts it with a warning; an <code>Input</code> of its own is the current way.
        </p>
        <TextBlock label="The network in older Keras code" text={OLD_NETWORK} />
      </Aside>
    </>
  );
}

export function Activations(): ReactElement {
  return (
    <>
      <p>
        Why an activation function at all? Without one, a layer is a weighted sum, and a weighted sum of weighted sums
        is again a weighted sum: ten layers could do no more than one. The bend in the function is what makes depth
        worth having.
      </p>
      <p>
        Which bend? For training what counts is less the function than its <em>slope</em>.{' '}
        <Term id="backpropagation">Backpropagation</Term> carries the error from the last layer to the first, and at
        each activation it is multiplied by the slope there. <Term id="sigmoid">Sigmoid</Term> is nearly flat beyond ±
        {fixed(facts.sigmoidEdge, 1)}: it <em>saturates</em>, and its slope is nowhere above 0.25. Ten sigmoids one
        behind another, beginning at x = 2, leave {formatSignificant(facts.sigmoidTen, 'en')} of a gradient, which is
        the <Term id="vanishing-gradient">vanishing gradient</Term> in one number. ReLU has slope 1 wherever it is open,
        so a gradient passes any number of layers; where it is shut it passes nothing, and a unit that is shut for every
        picture is dead. Leaky ReLU, ELU and GELU leave a little open on that side. Stanford’s{' '}
        <Ref id="cs231n-activations">overview of activation functions</Ref> gives the same advice as most people now:
        begin with ReLU.
      </p>
      <p>
        The last layer is another matter. Its ten sums, the <Term id="logits">logits</Term>, are to become
        probabilities: positive, and 1 together. <Term id="softmax">Softmax</Term> raises e to each and divides by the
        total:
      </p>
      <WorkedFormula rows={softmaxRows()} />
      <p>
        Drag the point through the curves below and watch the slope. Then go over to softmax: cool it, heat it, and add
        the same constant to all logits.
      </p>
    </>
  );
}

export function Losses(): ReactElement {
  return (
    <>
      <p>
        A <Term id="loss">loss function</Term> estimates how far the model’s prediction is from the true value, how much
        the two disagree. It is one number; training makes it small. It needs a slope everywhere, so that one can tell
        in which direction it falls. Accuracy will not do: move a weight a little, and it almost always stays as it was.
      </p>
      <p>
        This course uses <code>categorical_crossentropy</code> throughout (Keras has{' '}
        <Ref id="keras-losses">many others</Ref>). It looks only at the probability given to the right class and takes
        minus its logarithm (<Term id="cross-entropy">cross-entropy</Term>):
      </p>
      <WorkedFormula rows={crossentropyRows('en')} />
      <p>
        A prediction of 0.7 costs {fixed(facts.lossRight)}, one of 0.99 only {fixed(facts.lossSure)}; one of 0.01, sure
        and wrong, {fixed(facts.lossWrong)}. Someone who knows nothing and gives all ten digits 0.1 pays{' '}
        {fixed(facts.lossChance)}, and this is where a fresh network should begin. If it does not, something is wrong
        already.
      </p>
      <p>
        For probabilities {facts.guess.join(', ')} with the second class right, other losses say:{' '}
        <code>binary_crossentropy</code> {fixed(facts.guessBinary)} (each class a yes-or-no question of its own),{' '}
        <Term id="mean-squared-error">mean squared error</Term> {fixed(facts.guessMse)}, mean absolute error{' '}
        {fixed(facts.guessMae)}, <code>hinge</code> {fixed(facts.guessHinge)}. Values of different losses cannot be
        compared with each other. What matters is how they pull: cross-entropy pulls hardest where the network is surely
        wrong, squared error on top of a softmax hardly at all. <code>sparse_categorical_crossentropy</code> is the same
        loss for labels written as whole numbers instead of one-hot rows.
      </p>
      <NameTable
        entries={LOSSES}
        caption="Losses of Keras; classes are called alike, as keras.losses.CategoricalCrossentropy"
        heads={{ name: 'Name', what: 'For' }}
        words={{
          categorical_crossentropy: 'One class of several, labels one-hot: the one of this course',
          sparse_categorical_crossentropy: 'The same, labels as whole numbers',
          binary_crossentropy: 'Yes or no, or several such questions at once; sigmoid at the end',
          kl_divergence: 'Labels that are probabilities themselves (once kullback_leibler_divergence)',
          mean_squared_error: 'Numbers; large mistakes count most',
          mean_absolute_error: 'Numbers; every mistake counts by its size',
          huber: 'Squared near 0, absolute farther out: outliers pull less',
          log_cosh: 'Much like Huber, and smooth (once logcosh)',
          hinge: 'Two classes written −1 and 1: content once the margin is 1',
          categorical_hinge: 'The same for several classes',
          cosine_similarity: 'Directions of vectors, lengths left out (once cosine_proximity)',
          poisson: 'Counts',
        }}
      />
      <p>
        Move two logits below and watch what each loss says and where it pulls. Then place a bet: you see a digit,
        perhaps half covered, spread your probability over the ten classes, and pay. It does not take long to feel why
        being a little unsure is cheap and being surely wrong is not.
      </p>
    </>
  );
}

export function Initialisers(): ReactElement {
  return (
    <>
      <p>
        Before the first step the weights must have some value. All zero will not do: all units of a layer would compute
        the same and be changed the same, for ever. They are drawn at random, but how large? Too small, and signals fade
        layer by layer; too large, and they blow up or saturate. The known recipes choose the spread from the number of
        inputs and outputs, so that it stays the same from layer to layer:{' '}
        <Term id="glorot-initialisation">Glorot</Term> for functions like tanh, <Term id="he-initialisation">He</Term>{' '}
        for ReLU, which throws half of the signal away.
      </p>
      <Formula
        block
        tex={`\\text{glorot\\_uniform: } \\pm\\sqrt{\\dfrac{6}{n_{\\text{in}} + n_{\\text{out}}}} = \\pm\\sqrt{\\dfrac{6}{${facts.pixels} + ${facts.units}}} = \\pm ${facts.glorotLimit.toFixed(4)}`}
        label={`Glorot uniform: plus or minus the root of 6 over inputs plus outputs, here ${facts.glorotLimit.toFixed(4)}`}
      />
      <p>
        In Keras <code>kernel_initializer</code> is <code>glorot_uniform</code> and <code>bias_initializer</code>{' '}
        <code>zeros</code> unless you say otherwise; <Ref id="keras-initializers">the documentation</Ref> has the
        formula of each. The figure sends pictures through a stack that has not been trained at all. Begin with a recipe
        that fits, then take one that is too small, and make the stack deeper. After that let each start train.
      </p>
      <KerasCode label="A layer with initialisers of its own" lines={initialiserCode} />
    </>
  );
}

export function Dropout(): ReactElement {
  return (
    <>
      <p>
        {n(facts.total)} numbers can learn {n(facts.train)} pictures by heart. Then the network knows the training
        pictures and nothing else: it <Term id="overfitting">overfits</Term>. <Term id="dropout">Dropout</Term> is a
        remedy of astonishing simplicity, proposed in <Ref id="dropout-paper">this paper of 2014</Ref>: at every
        training step each unit is switched off with probability <code>rate</code>. No unit can rely on a particular
        other one, so what each learns must be useful by itself. One may also say that every step trains another,
        thinner network, and that in use all of them vote.
      </p>
      <p>
        With a rate of {facts.rate}, of {facts.units} units about {n(facts.live)} stay on. So that the next layer gets
        as much as before, those that stay are multiplied by 1 / (1 − {facts.rate}) = {facts.scale}. When the network is
        used, nothing is dropped and nothing multiplied. That is why the loss on training pictures, measured with
        dropout, can be <em>higher</em> than on validation pictures.
      </p>
      <p>
        Roll the dice in the figure and compare the mean over many rolls with the value in use. Then guess before you
        train: how much validation accuracy will dropout gain on this small network, and how will the loss change?
      </p>
      <KerasCode lines={dropoutCode} label="Dropout in Keras" />
    </>
  );
}
