// The lesson's prose in English. Numbers come from facts.ts. Not responsible for: the exhibits between the sections.
import type { ReactElement } from 'react';
import { WorkedFormula } from '../../kit/formula/Formula.tsx';
import { formatNumber } from '../../kit/locale/format.ts';
import { Aside, Recap } from '../../kit/prose/Blocks.tsx';
import { ExperimentNote } from '../../kit/prose/ExperimentNote.tsx';
import { KerasCode } from '../../kit/prose/KerasCode.tsx';
import { Ref } from '../../kit/prose/Ref.tsx';
import { Term } from '../../kit/prose/Term.tsx';
import { TextBlock } from '../../kit/prose/TextBlock.tsx';
import { facts, generatorText, layersCode } from './facts.ts';
import { NEW_FIT, OLD_FIT } from './old-code.ts';

const n = (value: number): string => formatNumber(value, 'en', 1);

export function Why(): ReactElement {
  return (
    <>
      <p>
        A network with {n(facts.parameters)} parameters can learn a thousand pictures by heart.{' '}
        <Term id="overfitting">Overfitting</Term> has one cure that rarely fails: more pictures. When there are none to
        be had, one can make some. A cat moved three pixels to the left is still a cat, and so is its mirror image; to
        the network, though, nearly every number of its input has changed. Whoever trains on such copies tells the
        network, in the only language it understands, what does not matter.
      </p>
      <p>
        This is <Term id="augmentation">data augmentation</Term>. It buys statistical invariance: to place, to mirror
        images, to light. Pooling bought a little of it by construction; here it is taught by example.
      </p>
    </>
  );
}

export function See(): ReactElement {
  return (
    <>
      <p>
        The notes use three ranges: shifts of up to a tenth of the width and of the height, and a mirror image half of
        the time. Nothing is computed beforehand. Each time a picture is about to be trained on, new numbers are drawn,
        so no two <Term id="epoch">epochs</Term> see the same pictures. Even in whole pixels, ±{facts.reach} each way
        and two directions, there are {n(facts.variants)} versions of every picture.
      </p>
      <p>
        Below a dozen draws are shown, each with the numbers behind it. Widen a range, watch what fills the gap, take a
        photo of your own, and change the code on either side: the pictures follow.
      </p>
    </>
  );
}

export function Name(): ReactElement {
  return (
    <>
      <p>
        Rotation, shift, shear, zoom, flip: each is an affine map of places, and affine maps one after the other are one
        affine map. So the picture need be read only once. For every pixel of the new picture one asks where in the old
        one it comes from, and goes through the steps backwards, about the middle of the picture. Take a row of{' '}
        {facts.side} pixels, moved {facts.shift} to the right and then mirrored. Where does pixel {facts.place} of the
        new row come from?
      </p>
      <WorkedFormula
        rows={[
          {
            tex: 'x_{old} = -(x_{new} - c) - s + c',
            label: 'x old is minus the quantity x new minus c, minus s, plus c',
          },
          {
            tex: `-(${facts.place} - ${facts.middle}) - ${facts.shift} + ${facts.middle} = ${facts.from}`,
            label: `minus (${facts.place} minus ${facts.middle}) minus ${facts.shift} plus ${facts.middle} is ${facts.from}`,
          },
        ]}
      />
      <p>
        The answer is rarely a whole number; then the value between pixels is mixed from its four neighbours (bilinear
        interpolation). Every such mixture blurs a little. Keras’s layers work one after the other and mix each time;
        here all steps are one map and there is one mixture. The figure above shows the pair as soon as two steps are
        on, and says by how much they differ.
      </p>
      <p>In Keras 3 the ranges are layers, put before the first convolution:</p>
      <KerasCode label="Augmentation as layers" lines={layersCode} />
      <p>
        They are active in <code>fit</code> only; in <code>evaluate</code> and <code>predict</code> they pass pictures
        through. That matters: validation and test pictures must stay as they are, or one measures something else.
      </p>
      <Aside title="In older code">
        <p>
          The notes write an <code>ImageDataGenerator</code>, which Keras 3 keeps among its legacy parts only. The same
          ranges:
        </p>
        <TextBlock label="Older Keras code" text={generatorText} />
        <p>
          Its options and today’s layers are listed in the <Ref id="keras-image-preprocessing">Keras documentation</Ref>
          ; a gallery of MNIST digits is in <Ref id="augmentation-visualised">this article</Ref>.
        </p>
      </Aside>
    </>
  );
}

export function Label(): ReactElement {
  return (
    <>
      <p>
        Augmentation rests on one sentence: the picture changes, its <Term id="label">label</Term> stays true. Nobody
        checks that sentence but you. Turn a 6 upside down and it is a 9, with “6” written on it. Mirror an arrow, and
        “left” is a lie. The code runs all the same, the loss falls all the same, and the network learns what is false.
      </p>
      <p>
        Judge ten cases. Then have the damage measured: the same network on real digits, with and without, three seeds
        each.
      </p>
      <ExperimentNote
        id="augmentation/turn"
        question="MNIST digits, turned by any angle while training, upright in the test. Which digits lose most? Does a slight turn of 15 degrees help or harm?"
        run="Choose the rotation below, train, and read the rows of 6 and 9."
      />
    </>
  );
}

export function Compare(): ReactElement {
  return (
    <>
      <p>
        Does it help? That is a matter of measurement. Same network, same initial weights, same order, same number of
        epochs; only augmentation differs. Watch the <strong>gap</strong> between the accuracy on pictures trained on
        and on those kept aside for <Term id="validation-set">validation</Term>. And look at more than one seed: three
        runs of one setting easily differ by a point or two, which is why the table gives an interval.
      </p>
      <p>
        Two things to expect. Training goes slower, since the task has become harder: with few epochs augmentation may
        even lose. And the fewer pictures there are, the more there is to gain; the article on{' '}
        <Ref id="very-little-data">training with very little data</Ref> makes a living of it. Train with 20 epochs, then
        with 50, and compare the last column.
      </p>
      <p>
        Under the comparison waits the training cell of the notes as it stands: {n(facts.parameters)} parameters,
        batches of {facts.batch}, up to 100 epochs, the best weights kept and loaded again, then the test.
      </p>
    </>
  );
}

export function Steps(): ReactElement {
  return (
    <>
      <p>
        A generator of random pictures never runs dry, so somebody has to say when an epoch is over. That is{' '}
        <code>steps_per_epoch</code>. The notes choose the number of samples divided by the batch size, so that an epoch
        sees about as many pictures as there are:
      </p>
      <WorkedFormula
        rows={[
          {
            tex: `\\left\\lfloor \\dfrac{${facts.samples}}{${facts.batch}} \\right\\rfloor = ${facts.floor}, \\qquad ${facts.samples} - ${facts.floor}\\cdot ${facts.batch} = ${facts.left}`,
            label: `${n(facts.samples)} over ${facts.batch}, rounded down, is ${n(facts.floor)}; ${facts.left} are left over`,
          },
        ]}
      />
      <p>
        About, because {facts.batch} does not divide {n(facts.samples)}. The first epoch sees {n(facts.firstImages)}{' '}
        pictures; the batch of {facts.left} that was not reached opens the second, which sees {n(facts.secondImages)}.
        Nothing is lost, it only comes later. With arrays <code>fit</code> counts for itself, rounds up to{' '}
        {n(facts.ceil)}, and lets the last batch be small. The text of the notes also says that steps_per_epoch is set
        to <code>x_train.shape[0]</code>; taken at its word, an epoch would be {facts.batch} passes long. Their code
        divides, and the code is right.
      </p>
      <TextBlock label="The training call of the notes" text={OLD_FIT} />
      <p>
        <code>fit_generator</code> is gone from Keras 3. With augmentation as layers no generator is needed:
      </p>
      <TextBlock label="The same today" text={NEW_FIT} />
      <p>
        And before all that, the notebook of the notes stops with{' '}
        <code>NameError: name &apos;x_train&apos; is not defined</code>. Mend it below.
      </p>
    </>
  );
}

export function RecapSection(): ReactElement {
  return (
    <Recap>
      <ul>
        <li>Augmentation draws new changes for every picture in every epoch and so teaches what does not matter.</li>
        <li>Geometric steps are one affine map: one reading of the picture, with a fill mode for what lies outside.</li>
        <li>The label must stay true. That depends on what it speaks of, and no program checks it.</li>
        <li>Only training pictures are changed; validation and test stay as they are.</li>
        <li>
          It narrows the gap between training and validation, mostly with little data, and takes more epochs. Compare
          over several seeds.
        </li>
        <li>
          Steps of an epoch: samples over batch size. fit rounds up; a generator told to round down leaves the rest to
          the next epoch.
        </li>
      </ul>
    </Recap>
  );
}
