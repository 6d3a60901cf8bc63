// The lesson's prose in English, but for the four cases (cases.en.tsx). Numbers come from facts.ts.
// Not responsible for: the exhibits between the sections.
import type { ReactElement } from 'react';
import { WorkedFormula } from '../../kit/formula/Formula.tsx';
import { formatFixed, formatNumber, formatPercent } from '../../kit/locale/format.ts';
import { Aside, Recap } from '../../kit/prose/Blocks.tsx';
import { ExperimentNote } from '../../kit/prose/ExperimentNote.tsx';
import { KerasCode } from '../../kit/prose/KerasCode.tsx';
import { Ref } from '../../kit/prose/Ref.tsx';
import { Term } from '../../kit/prose/Term.tsx';
import { TextBlock } from '../../kit/prose/TextBlock.tsx';
import { facts, FEATURES_CODE, FROZEN_CODE, SCRATCH_CODE, TUNE_CODE } from './facts.ts';
import { OLD_TRANSFER } from './old-keras.ts';

const n = (value: number): string => formatNumber(value, 'en');
const percent = (value: number): string => formatPercent(value, 'en');

export function Why(): ReactElement {
  return (
    <>
      <p>
        You have a few hundred photos and want to tell five flowers apart. A decent network trained from the beginning
        takes millions of weights, about a million photos, and days on a graphics card. But somebody has trained such a
        network already, and what its first layers learnt is edges, textures and shapes: photos of flowers are made of
        those, too.
      </p>
      <p>
        <Term id="transfer-learning">Transfer learning</Term> takes a{' '}
        <Term id="pretrained-network">network trained beforehand</Term> and adapts it to a new, different data set.
        There are two basic ways to do so, the cheaper one first:
      </p>
      <ul>
        <li>
          <strong>Feature extraction.</strong> The network stays as it is; only the part at the end, which decides, is
          replaced, and the new piece is trained.
        </li>
        <li>
          <strong>Fine-tuning.</strong> Training goes on from the weights that others found, on the new data, for all
          layers or for the last few.
        </li>
      </ul>
      <p>
        Which one, and where to cut, depends on two things: how large the new data set is, and how similar to the
        original one. That makes the four cases further down. You need not believe any of it in this lesson: every claim
        can be measured on your own device.
      </p>
    </>
  );
}

export function Borrowed(): ReactElement {
  return (
    <>
      <p>
        The network that we borrow is MobileNetV2. It was trained on the 1.28 million photos and 1000 classes of{' '}
        <Term id="imagenet">ImageNet</Term>, and yet it fits into a phone: {n(facts.wholeParameters)} parameters, and{' '}
        {n(Math.round(facts.macs / 1e6))} million <Term id="multiply-accumulate">multiply-accumulates</Term> for a photo
        of {facts.side} × {facts.side}.
      </p>
      <p>
        See first what it sees. Change the photo, open one of your own, point the camera at something; on the right is
        the square that the network really reads. Move the slider of blocks from the early ones to the late ones: maps
        that look like a blurred photo become a few abstract bright places. The bill of each block is below them; the
        next section explains it.
      </p>
      <p>Pictures are handled on your device only, and the network runs here, too: nothing is uploaded.</p>
    </>
  );
}

export function BillSection(): ReactElement {
  return (
    <>
      <p>
        Why is it so small? An ordinary <Term id="convolution">convolution</Term> does two things at once: it looks at
        neighbours through its window, and it mixes all channels. A{' '}
        <Term id="separable-convolution">depthwise separable convolution</Term> does them one after the other: first a{' '}
        <Term id="depthwise-convolution">depthwise convolution</Term>, in which each channel looks at neighbours with a
        kernel of its own; then a <Term id="pointwise-convolution">1 × 1 convolution</Term>, which mixes the channels of
        one place.
      </p>
      <p>
        Let k be the side of the kernel, M the channels that come in, N those that go out, and D the side of the output.
        For {facts.pairName}, k = 3, M = {facts.pairInput}, N = {facts.pairOutput} and D = {facts.pairSide}:
      </p>
      <WorkedFormula
        rows={[
          {
            tex: `D^2 k^2 M N = ${facts.pairSide}^2 \\cdot 3^2 \\cdot ${facts.pairInput} \\cdot ${facts.pairOutput} = ${facts.standardMacs}`,
            label: `Standard convolution: D squared k squared M N equals ${n(facts.standardMacs)}`,
          },
          {
            tex: `D^2 k^2 M + D^2 M N = ${facts.depthwiseMacs} + ${facts.pointwiseMacs}`,
            label: `Separable convolution: D squared k squared M plus D squared M N equals ${n(facts.depthwiseMacs)} plus ${n(facts.pointwiseMacs)}`,
          },
          {
            tex: `\\dfrac{1}{N} + \\dfrac{1}{k^2} = \\dfrac{1}{${facts.pairOutput}} + \\dfrac{1}{9} \\approx ${formatFixed(facts.ratio, 'en', 3)}`,
            label: `Their ratio: one over N plus one over k squared, about ${formatFixed(facts.ratio, 'en', 3)}`,
          },
        ]}
      />
      <p>
        Only {percent(facts.ratio)} of the multiplications; and of the weights, too: {n(facts.separableWeights)} instead
        of {n(facts.standardWeights)}. N is large as a rule, so kernels of 3 × 3 bring it down to about a ninth.
      </p>
      <p>
        And the whole network? With a standard convolution for each pair it would take{' '}
        {n(Math.round(facts.allStandardMacs / 1e6))} million multiply-accumulates,{' '}
        {formatFixed(facts.macsTimes, 'en', 1)} times as many. Not nine times, because there is more in it: each block
        of V2 first widens its channels six times over with a 1 × 1 convolution, then does the depthwise one, then
        narrows again (an <Term id="inverted-residual">inverted residual</Term>); where both ends are alike, a{' '}
        <Term id="skip-connection">skip connection</Term> leads around it. The widening has to be paid for in either
        design.
      </p>
      <Aside title="What is saved is not for nothing">
        <p>
          Done apart, a convolution can express less: each input channel has one spatial pattern, shared by all outputs.
          MobileNet makes up for it with more channels. Keras has the pair as one layer,{' '}
          <code>keras.layers.SeparableConv2D</code>; MobileNet writes it as <code>DepthwiseConv2D</code> and{' '}
          <code>Conv2D(kernel_size=1)</code> with normalisation and ReLU6 between. Other networks ready to be used are
          listed under <Ref id="keras-applications">keras.applications</Ref>.
        </p>
      </Aside>
    </>
  );
}

export function Extraction(): ReactElement {
  return (
    <>
      <p>
        With the last layer, the classifier, cut off, the network is a machine that turns photos into numbers: the last
        maps, averaged by <Term id="global-average-pooling">global average pooling</Term>, are {n(facts.features)}{' '}
        numbers. They are called <Term id="bottleneck-features">bottleneck features</Term>: what is in the photo is
        still known there, but what to call it has not been decided. On these numbers one new{' '}
        <Term id="dense-layer">dense layer</Term> is often enough: the network’s new <Term id="network-head">head</Term>
        .
      </p>
      <p>
        For {facts.classes} classes it has {n(facts.features)} · {facts.classes} + {facts.classes} = {n(facts.head)}{' '}
        parameters. All others are <Term id="freezing">frozen</Term>, so that {percent(facts.headPart)} of them train.
        Few data, few parameters: <Term id="overfitting">overfitting</Term> becomes hard.
      </p>
      <p>
        Freezing has another advantage: the features of a photo never change. To train {facts.epochs} epochs on{' '}
        {n(facts.small)} photos, the network need not run {n(facts.passesWithout)} times but {n(facts.small)} times;
        kept, the features make every epoch a small multiplication:
      </p>
      <KerasCode label="Feature extraction: features once, then a new layer" lines={FEATURES_CODE} />
      <p>
        Where this site has only the body of the network, the last block is {facts.bodyEnd}. Its end is narrow:{' '}
        {facts.bodyEndChannels} maps, mixed from {facts.bodyInsideChannels} inside the block. The new layer may read
        both, joined by a <code>Concatenate</code> layer (here {facts.bodyOutput}): {facts.bodySide} × {facts.bodySide}{' '}
        × {facts.bodyChannels}, {facts.bodyChannels} numbers when pooled, and {n(facts.bodyHead)} parameters for{' '}
        {facts.classes} classes. Nothing says that a head must read the end of a network alone.
      </p>
      <Aside title="Nearest neighbours: not even a new layer">
        <p>
          If features put similar photos next to each other, nothing need be trained: a new photo is of the class of
          those whose features are nearest (<Term id="nearest-neighbours">k nearest neighbours</Term>). That works at
          once, and one more photo means no training anew; in return all features have to be kept and compared each
          time.
        </p>
      </Aside>
      <p>
        Now make one of your own. Think of two to ten classes, rock, paper and scissors for instance: record them with
        the camera, drop photos in, draw them, or begin with samples of the course’s data sets. Some of the pictures are
        kept back as <Term id="validation-set">validation set</Term> and don’t train. Training takes seconds; then look
        at the <Term id="confusion-matrix">confusion matrix</Term> and at the worst mistakes, delete bad pictures and
        train again. Which pictures does it keep getting wrong? Background, light and your own hand are often plainer to
        see than the class itself.
      </p>
    </>
  );
}

export function Tuning(): ReactElement {
  return (
    <>
      <p>
        Frozen features were learnt for ImageNet. With enough data it is better to let them move a little, too: that is{' '}
        <Term id="fine-tuning">fine-tuning</Term>. Below the cut all is frozen, above it training goes on. From{' '}
        {facts.bodyEnd} up, for instance, {n(facts.tuned)} parameters train instead of {n(facts.head)}.
      </p>
      <p>There are three rules, each with its reason:</p>
      <ol>
        <li>
          <strong>Train the new layer first, then let go of what is below.</strong> At first the new layer is random, so
          are the gradients that it sends down, and they would wash good weights away.
        </li>
        <li>
          <strong>
            A low <Term id="learning-rate">learning rate</Term>,
          </strong>{' '}
          a tenth to a hundredth of the usual one. The weights are to be nudged, not learnt anew.
        </li>
        <li>
          <strong>
            <Term id="batch-normalisation">Batch normalisation</Term> stays as in inference (<code>training=False</code>
            ).
          </strong>{' '}
          Otherwise it works out means and variances from your small batches, while the weights behind it were learnt
          for the old ones.
        </li>
      </ol>
      <p>
        Where should one cut? <Ref id="transferable-features">Yosinski et al.</Ref> measured it layer by layer: early
        layers are general, later ones special; a cut in the middle tears layers apart that work together; and borrowed
        weights are a better start than random ones even where the tasks are far from each other.
      </p>
      <p>
        The figure below repeats that measurement on data of your choice. Move the cut and watch how points of one class
        gather in the plane, and how the accuracy of nearest neighbours and of a new layer rises and falls. Then train
        three times, frozen, fine-tuned from the cut up, and from scratch, with one seed and on one chart.
      </p>
      <ExperimentNote
        id="transfer/where-to-cut"
        question="The new task is unlike ImageNet (grey clothes, say): should the cut move forwards or backwards? After which block is accuracy best?"
        run="Write down a block’s number first. Choose Fashion-MNIST in the figure below, measure every cut, then compare."
      />
    </>
  );
}

export function Code(): ReactElement {
  return (
    <>
      <p>
        This is the whole of it in Keras 3, frozen first. <code>include_top=False</code> leaves the classifier for 1000
        classes out, <code>pooling=&apos;avg&apos;</code> puts global average pooling there:
      </p>
      <KerasCode label="Freeze the body, train a new layer" lines={FROZEN_CODE} />
      <p>
        Then fine-tuning: let go of the layers from <code>block_15_expand</code> up, lower the learning rate to a
        hundredth, and <code>compile</code> again (until then a change of <code>trainable</code> has no effect):
      </p>
      <KerasCode label="Fine-tuning from here up" lines={TUNE_CODE} />
      <p>Training from scratch differs by one argument:</p>
      <KerasCode label="The same network with random weights" lines={SCRATCH_CODE} />
      <Aside title="As older code wrote it">
        <p>
          The lecture notes have links here and no code; code of their time looked like this, with the{' '}
          <code>fit_generator</code> and the checkpoint of the notes’ own cell on augmentation. To be changed today:{' '}
          <code>lr</code> is called <code>learning_rate</code>; <code>fit_generator</code> has become part of{' '}
          <code>fit</code>; files of weights end in <code>.weights.h5</code>, those of whole models in{' '}
          <code>.keras</code>; and what is most easily done wrong is missing in old code: <code>training=False</code>.
        </p>
        <TextBlock label="Old Keras code" text={OLD_TRANSFER} />
        <p>
          A complete example, CIFAR-10 on the bottleneck features of Inception v3, is{' '}
          <Ref id="transfer-cifar10">keras_transfer_cifar10</Ref>. It also lays the features out in the plane, so that
          one sees how the classes separate.
        </p>
      </Aside>
    </>
  );
}

export function RecapSection(): ReactElement {
  return (
    <Recap>
      <ul>
        <li>
          What early layers learn is general, what late ones learn is special. That is why a network that others trained
          works for your data.
        </li>
        <li>
          Feature extraction: freeze the body, train a new layer ({n(facts.head)} parameters for {facts.classes}{' '}
          classes). The features of a photo are worked out once.
        </li>
        <li>
          Fine-tuning: the new layer first, then on from the cut upwards, at a low learning rate, normalisations left
          alone.
        </li>
        <li>
          Few and similar: a new last layer only. Few and different: cut early. Many and similar: train all, from the
          old weights. Many and different: from scratch if need be, though the old weights are often a faster start.
        </li>
        <li>
          MobileNet splits a convolution into depthwise and 1 × 1: the ratio is 1/N + 1/k², about a ninth for kernels of
          3 × 3.
        </li>
      </ul>
    </Recap>
  );
}
