// The lesson's prose in English. Numbers come from facts.ts. Not responsible for: the exhibit between the sections.
import type { ReactElement } from 'react';
import { WorkedFormula } from '../../kit/formula/Formula.tsx';
import { formatNumber, formatPercent } from '../../kit/locale/format.ts';
import { Aside, Recap } from '../../kit/prose/Blocks.tsx';
import { ExperimentNote } from '../../kit/prose/ExperimentNote.tsx';
import { KerasCode } from '../../kit/prose/KerasCode.tsx';
import { Ref } from '../../kit/prose/Ref.tsx';
import { Term } from '../../kit/prose/Term.tsx';
import { facts, OLD_CODE, workedCode, workedSummary } from './facts.ts';
import { TextBlock } from '../../kit/prose/TextBlock.tsx';
import { Winners } from './Winners.tsx';

const n = (value: number): string => formatNumber(value, 'en');
const [height = 0, width = 0, channels = 0] = facts.input;
const [deepHeight = 0, deepWidth = 0, depth = 0] = facts.deep;

export function Input(): ReactElement {
  return (
    <>
      <p>
        To a computer any picture is a three-dimensional array: height, width, channels. A network for pictures takes
        such an array, and always of one size, so all pictures are first brought to it. A power of two is a good choice
        for height and width, 32, 64, 128 or 256: it can be halved again and again without a remainder, which is just
        what is about to happen.
      </p>
      <p>
        At the input the array is flat: {height} × {width} places, but only {channels} channels. The design has one aim:
        to turn it, step by step, into an array that is deeper than it is high and wide.
      </p>
    </>
  );
}

export function Recipe(): ReactElement {
  return (
    <>
      <p>
        Two kinds of layers share the work. A <Term id="convolutional-layer">convolutional layer</Term> makes the array
        deeper: it puts out one <Term id="feature-map">feature map</Term> for each filter, so the number of filters is
        the new depth. A <Term id="pooling">pooling</Term> layer, after one or a few of them, makes it smaller.
      </p>
      <p>
        The usual settings leave little to decide. Convolutions: kernels of 2 to 5, stride 1, padding <code>same</code>,
        ReLU; then height and width stay, and depth alone changes. Filters: more from block to block, often twice as
        many. Pooling: <code>pool_size=2</code>, stride 2, which halves height and width. Space is left to pooling and
        depth to convolution, so either can be worked out in the head.
      </p>
      <p>
        What becomes of the picture on the way? Each block finds patterns among the patterns of the block before, over a
        larger field. Where something is matters less and less; what is there matters more. In the picture one knows of
        each pixel which are its neighbours. In the last array that question has lost its point.
      </p>
    </>
  );
}

export function Classifier(): ReactElement {
  return (
    <>
      <p>
        Once the array no longer speaks of places it may as well be a vector. <Term id="flatten">Flatten</Term> lays its
        numbers in a row, and one or more <Term id="dense-layer">dense layers</Term> weigh them against each other to
        say what is in the picture. The last of them has one unit for each class, and <Term id="softmax">softmax</Term>{' '}
        turns its outputs into probabilities.
      </p>
      <p>
        This is where most parameters sit: each unit of the first dense layer has a weight for every number of the last
        array. So halve once more before you flatten, or use{' '}
        <Term id="global-average-pooling">global average pooling</Term>.
      </p>
    </>
  );
}

export function Worked(): ReactElement {
  return (
    <>
      <p>
        Here is a whole network, for colour pictures of {height} × {width} in {facts.classes} classes, as{' '}
        <Term id="cifar-10">CIFAR-10</Term> has them:
      </p>
      <KerasCode label="A CNN for pictures of 32 × 32" lines={workedCode} />
      <TextBlock label="Summary of the network" text={workedSummary} />
      <p>
        Three times convolve and pool: the first six layers turn {n(facts.inputNumbers)} pixel values into {deepHeight}{' '}
        × {deepWidth} × {depth}, deeper than high and wide. The seventh flattens it to {n(facts.flat)} numbers; two
        dense layers follow. Every count comes from one rule, weights a filter times filters, and a bias each:
      </p>
      <WorkedFormula
        rows={[
          {
            tex: `2\\cdot 2\\cdot ${channels}\\cdot 16 + 16 = ${facts.conv1}`,
            label: `First convolution: ${n(facts.conv1)}`,
          },
          { tex: `2\\cdot 2\\cdot 16\\cdot 32 + 32 = ${facts.conv2}`, label: `Second convolution: ${n(facts.conv2)}` },
          { tex: `2\\cdot 2\\cdot 32\\cdot 64 + 64 = ${facts.conv3}`, label: `Third convolution: ${n(facts.conv3)}` },
          {
            tex: `${facts.flat}\\cdot ${facts.units} + ${facts.units} = ${facts.dense1}`,
            label: `First dense layer: ${n(facts.dense1)}`,
          },
          {
            tex: `${facts.units}\\cdot ${facts.classes} + ${facts.classes} = ${facts.dense2}`,
            label: `Last layer: ${n(facts.dense2)}`,
          },
        ]}
      />
      <p>
        Together {n(facts.total)}. All convolutions have {n(facts.convolutions)}; the first dense layer alone has{' '}
        {formatPercent(facts.denseShare, 'en')} of the whole. The multiplications lie elsewhere: of {n(facts.macs)} a
        picture it has {n(facts.flat * facts.units)}, for a kernel’s few weights are used at every place.
      </p>
      <Aside title="As older code has it">
        <p>
          The notes this course grew from import from <code>keras.models</code> and give the first layer the input’s
          shape. In Keras 3 an <code>Input</code> of its own says it; everything else has stayed.
        </p>
        <TextBlock label="Older Keras code" text={OLD_CODE} />
      </Aside>
    </>
  );
}

export function Points(): ReactElement {
  return (
    <>
      <ul>
        <li>
          Give every convolution a <Term id="relu">ReLU</Term>, and every dense layer but the last. Without it two
          layers in a row are no more than one.
        </li>
        <li>
          A network that classifies ends in a dense layer with softmax, with as many units as the data set has classes:
          not one more, not one less.
        </li>
        <li>
          The loss should fall. If it does not, do not lose heart:{' '}
          <Ref id="loss-functions-tumblr">Andrej Karpathy’s collection</Ref> shows how oddly other people’s curves have
          behaved. The next lesson is about them.
        </li>
        <li>
          The names of layers and arguments fit on one page: the <Ref id="keras-cheat-sheet">Keras cheat sheet</Ref>.
        </li>
      </ul>
      <p>
        These are good habits, not laws. Sizes that are no powers of two work; so do networks without pooling. The
        review in the designer says what looks unusual and why, and offers a mend. Whether you take it is yours to say.
      </p>
    </>
  );
}

export function Design(): ReactElement {
  return (
    <>
      <p>
        Designing networks is learnt by doing. Try architectures, turn the{' '}
        <Term id="hyperparameter">hyperparameters</Term>, and do not fear to break a rule. Ask a question, and let an
        experiment answer it rather than thought alone. The designer below begins with the network above. Change one
        thing at a time, and write down first what you expect.
      </p>
      <ExperimentNote
        id="designer/dense-or-average"
        question="Replace Flatten and Dense(500) by global average pooling. How many parameters are left, and how many multiplications a picture?"
        run="Delete both layers, add GlobalAveragePooling2D, and read the totals. Then take back with undo and compare."
      />
      <p>
        Another one to try: a fourth block of convolution and pooling. Does the network get more parameters by it, or
        fewer? Add Conv2D with 128 filters and MaxPooling2D behind the third pooling, and see which row of the table
        decides.
      </p>
      <p>
        Every training can be an experiment: commit a prediction on its card, train, and judge yourself by what is
        measured. Experiments stay on your device, side by side on one chart, with what differs in their plans marked.
        Nor need it be CIFAR-10: choose your own images as the data set, a folder for each class.
      </p>
    </>
  );
}

export function WinnersSection(): ReactElement {
  return (
    <>
      <p>
        CIFAR-10 was a Kaggle competition. The <Ref id="cifar-winners">interviews with its winners</Ref> tell how the
        best networks of 2014 were built: the first one has twelve convolutions of 320 to 1,920 filters, pools after
        every two, drops out ever more, and was trained for about 90 hours with shifted, stretched and recoloured
        pictures. The principle is the one above: deeper and smaller, block by block.
      </p>
      <Winners
        caption="Accuracy on the test pictures of CIFAR-10"
        heads={['Who', 'Accuracy', 'How']}
        words={{
          winner: 'Ben Graham, first of the Kaggle competition',
          winnerHow: 'Spatially sparse CNN, leaky ReLU, dropout, much augmentation',
          topTen: 'The first ten of the competition',
          topTenHow: 'Each of them below 7% errors, as the winner reports',
          human: 'A person',
          humanHow: 'Andrej Karpathy tried himself on 400 pictures in 2011',
          before: 'State of the art in 2011, before deep CNNs',
          beforeHow: '4,000 learnt patches and a linear classifier',
          chance: 'Guessing',
          chanceHow: 'Ten classes, equally frequent',
          own: 'Your best so far',
          ownHow: (count) => `Trained in your browser, measured on ${n(count)} test pictures`,
          ownNone: 'No result of yours yet: train a network on CIFAR-10 in the designer, and it takes its place here.',
          above: 'above',
        }}
      />
    </>
  );
}

export function RecapSection(): ReactElement {
  return (
    <Recap>
      <ul>
        <li>All pictures have one size; a power of two can be halved often.</li>
        <li>Convolutions make the array deeper, pooling makes it smaller, until it is deeper than high and wide.</li>
        <li>Then it is flattened, or averaged, and dense layers decide. The first of them is the dearest layer.</li>
        <li>ReLU everywhere but at the end; at the end softmax with as many units as there are classes.</li>
        <li>Rules are where one begins. Experiments decide.</li>
      </ul>
    </Recap>
  );
}
