// The lesson's prose in English. Numbers come from facts.ts. Not responsible for: the handbook, the exhibits.
import type { ReactElement } from 'react';
import { Formula, WorkedFormula } from '../../kit/formula/Formula.tsx';
import { formatFixed, formatNumber } from '../../kit/locale/format.ts';
import { Aside, Recap } from '../../kit/prose/Blocks.tsx';
import { ExperimentNote } from '../../kit/prose/ExperimentNote.tsx';
import { KerasCode } from '../../kit/prose/KerasCode.tsx';
import { Ref } from '../../kit/prose/Ref.tsx';
import { Term } from '../../kit/prose/Term.tsx';
import { CHECK_CODE, facts, FIT_CODE, SEED_CODE } from './facts.ts';

const n = (value: number): string => formatNumber(value, 'en');
const three = (value: number): string => formatFixed(value, 'en', 3);

export function Curve(): ReactElement {
  return (
    <>
      <p>
        The <Term id="loss">loss</Term> should fall while a network trains. The lecture notes of this course end with a
        cheerful link to a gallery where it does not:{' '}
        <Ref id="loss-functions-tumblr">loss curves sent in by readers</Ref> that jump, climb, freeze or draw mountains.
        Everybody who trains networks makes such pictures. What tells beginners from experts is how long they look at
        one before they know where to look next.
      </p>
      <p>Before you read a curve, find out what it shows:</p>
      <ul>
        <li>
          <strong>One batch or one epoch?</strong> The loss of single <Term id="batch">batches</Term> is noisy by
          nature, because every batch holds other pictures. The mean of an <Term id="epoch">epoch</Term> is calm, and it
          is late: it mixes the network of the epoch’s beginning with that of its end.
        </li>
        <li>
          <strong>Training or validation?</strong> Two curves side by side say more than either. A training loss that
          stays high says that the network does not learn; a gap between the two says what kind of thing it learns.
        </li>
        <li>
          <strong>Linear or logarithmic?</strong> A loss that goes from 2 to 10,000 makes everything before look flat on
          a linear axis.
        </li>
        <li>
          <strong>Loss or accuracy?</strong> The loss asks how sure the network is, the{' '}
          <Term id="accuracy">accuracy</Term> only who won. One may move while the other stands still.
        </li>
      </ul>
      <p>
        And know one height by heart: with ten classes a network that knows nothing pays ln 10 = {three(facts.chance)}.
        Upwards there is no end. One that gives the right class a probability of 10⁻⁷ pays{' '}
        {formatFixed(facts.sureAndWrong, 'en', 2)}, and it can be surer of its error than that.
      </p>
    </>
  );
}

export function Order(): ReactElement {
  return (
    <>
      <p>
        An expert does not guess; an expert asks cheap questions first. Each of them can be answered in seconds and
        rules out a whole family of causes.
      </p>
      <ol>
        <li>
          <strong>Is the first loss right?</strong> Before any update all classes should be about equally likely, and{' '}
          <Term id="cross-entropy">cross-entropy</Term> is minus the logarithm of the right one’s probability:
        </li>
      </ol>
      <WorkedFormula
        rows={[
          { tex: 'L_0 = -\\ln \\dfrac{1}{K}', label: 'the first loss is minus the logarithm of one over K' },
          {
            tex: `-\\ln \\dfrac{1}{10} = \\ln 10 = ${facts.chance.toFixed(4)}`,
            label: `minus the logarithm of a tenth is ${facts.chance.toFixed(4)}`,
          },
        ]}
      />
      <p>
        A little more is normal. Ten times as much means weights that are too large or pictures that were not scaled to
        0 to 1; the <Term id="learning-rate">learning rate</Term> cannot be at fault, since it has not been used yet.
      </p>
      <ol start={2}>
        <li>
          <strong>Are pictures and labels what you think?</strong> Look at sixteen of them, in the order in which they
          arrive. Half of all mysteries end here.
        </li>
        <li>
          <strong>Can it learn one batch by heart?</strong> Train on 32 pictures, again and again. The loss should go to
          0. If it doesn’t, the fault is in the network, the loss or the optimizer, and no amount of data will help.
        </li>
        <li>
          <strong>Do gradients get through, and do weights move?</strong> Compare the layers: units that are always 0,{' '}
          <Term id="gradient">gradients</Term> that shrink or grow from layer to layer, weights that stay where they
          were.
        </li>
        <li>
          <strong>Only then the learning rate.</strong> Try it three times larger and three times smaller.
        </li>
        <li>
          <strong>Training against validation.</strong> When the training loss goes down as it should, see whether
          validation follows. If not, more data, <Term id="augmentation">augmentation</Term> or{' '}
          <Term id="dropout">dropout</Term> is the next question.
        </li>
      </ol>
    </>
  );
}

export function Clinic(): ReactElement {
  return (
    <>
      <p>
        Now you. Ten patients wait below, each with one illness; all are small networks that really train in your
        browser, on real digits, in a second or two. Which of them has what is hidden behind a number and decided by the
        seed.
      </p>
      <p>
        Train one, look at the curve, and make a guess before you ask for anything. Then ask for as few examinations as
        you can. A wrong diagnosis costs nothing: you are told what that illness would have looked like, and what this
        patient shows.
      </p>
      <ExperimentNote
        id="training-troubles/diagnose"
        question="Some patients have nearly the same curve. Which examination tells those apart that stay at ln 10?"
        run="Find two patients with a flat line and ask both for dead units, then for the sizes of gradients."
      />
    </>
  );
}

export function Keras(): ReactElement {
  return (
    <>
      <p>
        The first two checks are four lines. Run them before every long training; they cost less than making the coffee
        that you would drink meanwhile.
      </p>
      <KerasCode label="Check before training" lines={CHECK_CODE} />
      <p>
        The next lines don’t cure anything. They keep a training that goes wrong from costing a night:{' '}
        <code>clipnorm</code> shortens a gradient that is longer than 1, <code>TerminateOnNaN</code> stops at the first
        loss that is no number, <code>ReduceLROnPlateau</code> halves the learning rate when validation stands still,
        and <code>EarlyStopping</code> keeps the best weights. <code>shuffle=True</code> is the default; for a{' '}
        <code>tf.data</code> pipeline it does nothing, and you have to call <code>shuffle</code> yourself.
      </p>
      <KerasCode label="Safety lines" lines={FIT_CODE} />
      <Aside title="Logits and probabilities">
        <p>
          The illness “softmax twice” has a second form. Many losses can apply the softmax themselves:{' '}
          <code>from_logits=True</code> in Keras, <code>CrossEntropyLoss</code> in PyTorch. Give them what already went
          through a <Term id="softmax">softmax</Term>, and it is applied twice. Either the last layer has it or the loss
          does, never both.
        </p>
      </Aside>
    </>
  );
}

export function Wings(): ReactElement {
  const [x, y, z] = facts.terms;
  const [left, right] = facts.sums;
  return (
    <>
      <p>
        Suppose you cured a network and its accuracy rose from 86% to 87%. Was it the cure? Below, one network is
        trained twice, from the same <Term id="seed">seed</Term>, on the same pictures in the same order. The only
        difference: of {n(facts.twinParameters)} weights one begins {formatNumber(facts.nudge, 'en', 7)} larger. Say how
        different the two will be after {n(facts.twinSteps)} steps, then press the button.
      </p>
      <p>
        The distance grows from step to step, since every update is computed from the weights of the one before. ReLU
        and max pooling are switches. As long as all of them fall the same way in both networks the distance grows
        slowly; when one falls differently the two part fast. With a smaller learning rate it takes longer. It does not
        take a nudge either: another way of computing is enough, because numbers in a computer are rounded and a sum
        depends on its order. In 32-bit numbers
      </p>
      <WorkedFormula
        rows={[
          { tex: `(${x} + ${y}) + ${z} = ${left ?? 0}`, label: `${x} plus ${y}, plus ${z}, is ${left ?? 0}` },
          { tex: `${x} + (${y} + ${z}) = ${right ?? 0}`, label: `${x} plus the sum of ${y} and ${z} is ${right ?? 0}` },
        ]}
      />
      <p>
        Graphics cards add in whatever order is fastest. So the same program on another machine gives another curve, and
        neither is wrong.
      </p>
      <ExperimentNote
        id="training-troubles/butterfly"
        question="Two runs with nothing different: what is their distance after the last step? And with another backend?"
        run="Set the second run to “nothing”, then to another way of computing."
      />
    </>
  );
}

export function Seeds(): ReactElement {
  return (
    <>
      <p>
        A curve, then, is one sample of what a recipe may give. To know the recipe, train it from several seeds and look
        at the mean and at the spread. The mean of n runs with a standard deviation s is itself uncertain by
      </p>
      <WorkedFormula
        rows={[
          { tex: '\\dfrac{s}{\\sqrt{n}}', label: 's over the root of n' },
          {
            tex: `\\dfrac{${facts.spread}}{\\sqrt{${facts.seeds}}} = ${facts.standardError.toFixed(2)}`,
            label: `${facts.spread} over the root of ${facts.seeds} is ${facts.standardError.toFixed(2)}`,
          },
        ]}
      />
      <p>
        points of accuracy, when s is {facts.spread} points and there are {facts.seeds} seeds. To compare two recipes
        you subtract two such means, and the uncertainty of a difference is larger by the root of 2. As a rule of thumb
        a difference counts when it exceeds twice that:{' '}
        <Formula
          tex={`2 \\sqrt{2} \\cdot ${facts.standardError.toFixed(2)} = ${facts.tellable.toFixed(1)}`}
          label={`2 times the root of 2 times ${facts.standardError.toFixed(2)} is ${facts.tellable.toFixed(1)}`}
        />{' '}
        points. One better point out of one run each is no finding.
      </p>
      <p>In Keras one call sets all seeds at once:</p>
      <KerasCode label="One recipe, five seeds" lines={SEED_CODE} />
      <p>
        Two habits follow. Give the seed with every result, so that others can repeat it; and never pick the best of
        several seeds and report it as the result, for that is a measurement of luck.
      </p>
    </>
  );
}

export function RecapSection(): ReactElement {
  return (
    <Recap>
      <ul>
        <li>
          Know what a curve shows: batch or epoch, training or validation, linear or logarithmic. Guessing among ten
          classes costs {three(facts.chance)}.
        </li>
        <li>
          Look in this order: first loss, pictures and labels, one batch by heart, units and gradients, learning rate,
          training against validation.
        </li>
        <li>Curves that look alike may have different causes; an examination tells them apart, staring does not.</li>
        <li>Change one thing at a time, from the same seed, and put both curves on one chart.</li>
        <li>
          Training amplifies the smallest difference. A curve is a sample: judge a recipe by several seeds, with mean
          and spread.
        </li>
      </ul>
    </Recap>
  );
}
