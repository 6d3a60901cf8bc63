// The lesson's prose in English: training the network and judging it. Numbers come from facts.ts.
// Not responsible for: the network and its parts (sections.en.tsx) or the exhibits between the sections.
import type { ReactElement } from 'react';
import { WorkedFormula } from '../../kit/formula/Formula.tsx';
import { formatFixed, formatNumber, formatSignificant } from '../../kit/locale/format.ts';
import { Aside, Recap } from '../../kit/prose/Blocks.tsx';
import { ExperimentNote } from '../../kit/prose/ExperimentNote.tsx';
import { KerasCode } from '../../kit/prose/KerasCode.tsx';
import { Ref } from '../../kit/prose/Ref.tsx';
import { Term } from '../../kit/prose/Term.tsx';
import { TextBlock } from '../../kit/prose/TextBlock.tsx';
import { compileCode, evaluateCode, facts, fitCode, OLD_FIT } from './facts.ts';
import { NameTable, OPTIMIZERS } from './NameTable.tsx';
import { stepRows } from './tex.ts';

const n = (value: number): string => formatNumber(value, 'en');
const significant = (value: number): string => formatSignificant(value, 'en', 4);

export function Optimizers(): ReactElement {
  return (
    <>
      <p>
        The <Term id="gradient">gradient</Term> says for each weight how the loss changes with it. Going against it
        lowers the loss: <Term id="gradient-descent">gradient descent</Term>. It is not worked out on all pictures but
        on a <Term id="batch">batch</Term> of, say, {facts.batch}, and each batch gives one step. How a gradient becomes
        a step is the business of the <Term id="optimizer">optimizer</Term>. The simplest, SGD, multiplies it by the{' '}
        <Term id="learning-rate">learning rate</Term>:
      </p>
      <WorkedFormula rows={stepRows()} />
      <p>
        Steep weights leap and flat ones crawl. <Term id="momentum">Momentum</Term> keeps some of the last step, like a
        ball rolling on. <Term id="rmsprop">RMSprop</Term> divides each weight’s step by the usual size of its own
        gradient. <Term id="adam">Adam</Term> does both: its first step takes the same weight from {facts.weight} to{' '}
        {significant(facts.adamSteep)} for a gradient of 2, and to {significant(facts.adamFlat)} for one of 0.02, a
        hundredth of it. Its steps are about as long as the learning rate, whatever the gradient.
      </p>
      <NameTable
        entries={OPTIMIZERS}
        caption="Keras’s optimizers, as the lecture notes list them; the classes are in keras.optimizers"
        heads={{ name: 'Name', className: 'Class', what: 'What it adds' }}
        words={{
          sgd: 'The gradient times the rate; momentum and Nesterov’s look ahead as options',
          rmsprop: 'Divides by a running mean of the gradient’s size',
          adagrad: 'Divides by all gradients so far: steps only get smaller',
          adadelta: 'Like RMSprop, and measures its own steps in place of a rate',
          adam: 'Momentum and RMSprop together',
          adamax: 'Adam with the largest gradient in place of the mean',
          nadam: 'Adam with Nesterov’s look ahead',
          adamw: 'Adam with weight decay apart from the gradient; newer than the notes',
          tfoptimizer: 'Wrapped TensorFlow’s own optimizers; gone from Keras',
        }}
      />
      <p>
        <Ref id="keras-optimizers">The documentation</Ref> has the arguments of each. An optimizer is named when the
        model is compiled:
      </p>
      <KerasCode label="Compiling the model" lines={compileCode} />
      <ExperimentNote
        id="mlp/race"
        question="Which optimizer is ahead after two epochs, each at its default rate? And does the order change if all have a rate of 0.1?"
        run="Bet, then start the race. Then choose one rate for all, 0.1, and race again."
      />
    </>
  );
}

export function Step(): ReactElement {
  return (
    <>
      <p>
        Nothing in a <Term id="training-step">training step</Term> is hidden, there is only much of it. The forward pass
        computes the outputs and the loss of each picture of the batch. The backward pass carries the slopes back. The
        gradient of one weight is a sum over the pictures: each adds what came into the weight times what came back from
        above. Then the optimizer changes the weight.
      </p>
      <p>
        The figure opens this for any single weight of a small network, convolution included, because there each place
        of the picture adds a term too. Choose a weight, find the picture that pulls hardest on it, and take the step.
      </p>
    </>
  );
}

export function Callbacks(): ReactElement {
  return (
    <>
      <p>
        One round through all training pictures is an <Term id="epoch">epoch</Term>. With {n(facts.trainPart)} pictures
        in batches of {facts.batch} it takes {n(facts.stepsPerEpoch)} steps. How many epochs are enough? Keep some of
        the training pictures back, the <Term id="validation-set">validation set</Term>, and look after every epoch at
        the loss on them. While it falls, training helps. When it rises while the training loss goes on falling, the
        network has begun to learn by heart.
      </p>
      <p>
        <Term id="callback">Callbacks</Term> watch this for you. <Term id="checkpoint">ModelCheckpoint</Term> writes the
        weights to a file whenever the validation loss is lower than ever before.{' '}
        <Term id="early-stopping">EarlyStopping</Term> ends the training when it has not got lower for{' '}
        <code>patience</code> epochs. Take the validation losses{' '}
        {facts.losses.map((loss) => formatFixed(loss, 'en', 2)).join(', ')} and a patience of {facts.patience}: the best
        is epoch {facts.bestEpoch}, training ends after epoch {facts.stopsAfter}, and with{' '}
        <code>restore_best_weights</code> the weights of epoch {facts.bestEpoch} are put back. Without it one is left
        with those of the last epoch. (<Ref id="keras-callbacks">Documentation</Ref>;{' '}
        <Ref id="checkpoint-tutorial">a tutorial with another example</Ref>.)
      </p>
      <KerasCode label="Training with callbacks" lines={fitCode} />
      <p>
        <code>validation_split=0.2</code> takes the <em>last</em> fifth of the pictures, before they are shuffled:{' '}
        {n(facts.validationPart)} of {n(facts.train)}. If a file is sorted by class, that is a trap.
      </p>
      <Aside title="As the notes have it">
        <p>
          <code>fit_generator</code> is gone, <code>fit</code> takes generators too; steps an epoch are known to data
          sets themselves. Weights are now saved in files that end in <code>.weights.h5</code>, whole models in{' '}
          <code>.keras</code>; <code>.hdf5</code> is refused.
        </p>
        <TextBlock label="Training in older Keras code" text={OLD_FIT} />
      </Aside>
      <p>
        Below, a network trains on far too few pictures, so that it must overfit. Set the patience, find the epoch whose
        weights you would keep, and see whether the callbacks agree.
      </p>
    </>
  );
}

export function Reading(): ReactElement {
  return (
    <>
      <p>
        Now the test set, once. The best weights are loaded, and the model is measured on pictures that had a say in
        nothing: not in the weights, not in the number of epochs, not in your choice of the learning rate.
      </p>
      <KerasCode label="Measuring on the test set" lines={evaluateCode} />
      <p>How to read what comes out:</p>
      <ul>
        <li>
          <Term id="accuracy">Accuracy</Term> is the share of right answers. On MNIST guessing gets about 10%; elsewhere
          look first at what always answering the commonest class would get.
        </li>
        <li>
          It was measured on a sample. 98% of 10,000 pictures is good to about ±
          {formatNumber(100 * facts.marginTest, 'en', 2)} points; of 1,000 pictures to ±
          {formatNumber(100 * facts.marginSmall, 'en', 2)} points. Two networks that differ by less than that are not
          known to differ.
        </li>
        <li>
          Loss and accuracy may part: a network that grows ever surer of the same mistakes has a rising loss at an
          unchanged accuracy.
        </li>
        <li>
          A <Term id="confusion-matrix">confusion matrix</Term> says which digits it takes for which. Look at the worst
          mistakes themselves, too: some labels are the mistake.
        </li>
        <li>
          Training loss far below validation loss: overfitting, so dropout, more pictures, or fewer units. Both high:
          the network is too small, the rate is wrong, or it has not been trained long enough.
        </li>
      </ul>
    </>
  );
}

export function Others(): ReactElement {
  return (
    <>
      <p>
        Is 97% good? That depends on what others get. <Ref id="mnist-classifiers">MNIST’s home page</Ref> lists many
        classifiers with their test errors, from a linear one with 12% wrong down to convolutional networks below 1%.
        The oldest rows are from 1998. One of them is an MLP like ours, with 300 hidden units, trained on squared error:
        4.7%. Same shape, other loss, other optimizer, ReLU: train yours and see where it lands.
      </p>
      <p>
        Mind three things when you compare. The others were trained on 60,000 images, yours on as many as you choose.
        Whoever tries many networks and reports the best on the same test set has tuned on it, a little. And the last
        tenths are paid for with other means: distorted copies of the images, and convolution, to which the next lesson
        turns.
      </p>
    </>
  );
}

export function RecapSection(): ReactElement {
  return (
    <Recap>
      <ul>
        <li>Flatten makes a row of the picture; each dense unit weighs all of it, adds a bias, and bends the sum.</li>
        <li>
          ReLU inside, softmax at the end. What saturates has no slope, and slopes multiply:{' '}
          {formatFixed(0.25, 'en', 2)} a layer at most for sigmoid.
        </li>
        <li>
          The loss is minus the logarithm of the probability of the right class; not knowing anything costs{' '}
          {formatFixed(facts.lossChance, 'en', 3)} with ten classes.
        </li>
        <li>Initial weights are random and just large enough; dropout switches units off while training.</li>
        <li>An optimizer makes steps of gradients; its learning rate matters more than its name.</li>
        <li>Validation decides when to stop and what to keep; the test set is for the end.</li>
      </ul>
    </Recap>
  );
}
