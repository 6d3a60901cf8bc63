// The lesson's prose in English. Numbers come from facts.ts. Not responsible for: the exhibit between the sections.
import type { ReactElement } from 'react';
import { WorkedFormula } from '../../kit/formula/Formula.tsx';
import { formatFixed, formatNumber } from '../../kit/locale/format.ts';
import { Aside, Recap } from '../../kit/prose/Blocks.tsx';
import { ExperimentNote } from '../../kit/prose/ExperimentNote.tsx';
import { KerasCode } from '../../kit/prose/KerasCode.tsx';
import { Ref } from '../../kit/prose/Ref.tsx';
import { Term } from '../../kit/prose/Term.tsx';
import { BOX_CODE, CAM_CODE, facts } from './facts.ts';

const n = (value: number): string => formatNumber(value, 'en');

export function Question(): ReactElement {
  return (
    <>
      <p>
        A classifier says <em>cat</em>. Does it say so because of the cat, or because of the sofa that cats tend to lie
        on? It was only ever taught what is in a picture, never where. And yet it knows: the answer was made somewhere
        in the picture, and in networks of one kind that place can be read off with a single sum.
      </p>
      <p>
        Saying where something is is called <Term id="localisation">localisation</Term>. Usually people draw thousands
        of boxes for a network to learn it. This lesson needs none.
      </p>
    </>
  );
}

export function Pooling(): ReactElement {
  return (
    <>
      <p>
        Recall <Term id="global-average-pooling">global average pooling</Term> from the lesson on pooling: each feature
        map is averaged to one number, and a single dense layer makes the scores of the classes of these numbers.
        MobileNet ends like this: {n(facts.channels)} maps of {facts.side} × {facts.side} become {n(facts.channels)}{' '}
        numbers, and these 1000 scores.
      </p>
      <p>
        Averaging throws away where a pattern was. But averaging and weighing are both sums, and sums may be taken in
        any order. Weigh first, average afterwards: the score is the same, and before the averaging there is a picture.
      </p>
    </>
  );
}

export function Map(): ReactElement {
  const { first, second, weights, means, map, bias, score, mapMean } = facts;
  return (
    <>
      <p>
        The picture is the <Term id="class-activation-map">class activation map</Term>: at each place, every map’s value
        there times the weight that the class gives to that map. Two maps of 2 × 2 are enough to see it:
      </p>
      <WorkedFormula
        rows={[
          {
            tex: 'M_c(x, y) = \\sum_k w_k^c \\, f_k(x, y)',
            label:
              'The map of class c at a place is the sum over the feature maps k of the weight of k for c times the value of k there',
          },
          {
            tex: `f_1 = \\begin{bmatrix} ${first[0]} & ${first[1]} \\\\ ${first[2]} & ${first[3]} \\end{bmatrix},\\quad f_2 = \\begin{bmatrix} ${second[0]} & ${second[1]} \\\\ ${second[2]} & ${second[3]} \\end{bmatrix},\\quad w = (${weights[0]}, ${weights[1]})`,
            label: `The first map is ${first.join(', ')}, the second ${second.join(', ')}, row by row; the weights are ${weights.join(' and ')}`,
          },
          {
            tex: `M_c = \\begin{bmatrix} ${map[0]} & ${map[1]} \\\\ ${map[2]} & ${map[3]} \\end{bmatrix}`,
            label: `The class activation map is ${map.join(', ')}, row by row`,
          },
        ]}
      />
      <p>
        Now the score, both ways. Pool first: {means[0]} · {weights[0]} + {means[1]} · ({weights[1]}) + {bias} ={' '}
        {n(score)}. Or average the map: {n(mapMean)} + {bias} = {n(score)}. So each place of the map says how much it
        adds to the score, and where it is negative, how much it takes away. The figure shows this sum for every
        picture.
      </p>
      <p>
        The map has {facts.side} × {facts.side} places, so each stands for some {facts.placeSide} × {facts.placeSide}{' '}
        pixels. It is enlarged for drawing; sharper than that it is not.
      </p>
    </>
  );
}

export function BoxSection(): ReactElement {
  return (
    <>
      <p>
        A box follows from the map: keep what is at least a fifth of the maximum, take the largest connected region, and
        put a box around it. That is how <Ref id="cam-paper">the paper that proposed it</Ref> did it, and without a
        single box to learn from it came remarkably near to networks that had learnt from boxes.
      </p>
      <p>
        How good is a box? Its agreement with a person’s is measured by <strong>intersection over union</strong> (IoU):
        the area that both share over the area that either covers. The same box gives 1, boxes apart give 0; from 0.5 on
        a box usually counts as right.
      </p>
      <WorkedFormula
        rows={[
          {
            tex: '\\mathrm{IoU} = \\dfrac{|A \\cap B|}{|A \\cup B|} = \\dfrac{|A \\cap B|}{|A| + |B| - |A \\cap B|}',
            label: 'Intersection over union: the common area over the sum of both areas less the common area',
          },
          {
            tex: `\\dfrac{${facts.common}}{${facts.foundArea} + ${facts.truthArea} - ${facts.common}} = \\dfrac{${facts.common}}{${facts.union}} \\approx ${formatFixed(facts.iou, 'en', 2)}`,
            label: `With numbers: ${facts.common} over ${facts.foundArea} plus ${facts.truthArea} minus ${facts.common} is about ${formatFixed(facts.iou, 'en', 2)}`,
          },
        ]}
      />
      <ExperimentNote
        id="localisation/threshold"
        question="Which threshold gives the box that agrees best with yours?"
        run="Draw your box around the cat, then move the threshold from 5 to 95% and watch the IoU."
      />
    </>
  );
}

export function Gradients(): ReactElement {
  return (
    <>
      <p>
        Class activation asks for a network that ends in global average pooling and one dense layer. Most networks of
        the past ended in several dense layers, and then there are no weights <em>w</em> to be read off.{' '}
        <strong>Grad-CAM</strong>, which you know from <em>Looking inside</em>, takes slopes instead: how much would the
        score rise if a whole map rose a little? The mean slope becomes the weight of the map, at whatever layer you
        like, in whatever network.
      </p>
      <p>
        At the last layer of a network with pooling the two agree: the slope of the score over each number of a map is
        the weight of that map divided by the number of places, here {facts.places}. Grad-CAM is then the class
        activation map without its negative part. Choose Grad-CAM in the figure and look at an earlier layer: the places
        become finer and the meaning coarser.
      </p>
    </>
  );
}

export function Limits(): ReactElement {
  return (
    <>
      <ul>
        <li>
          The map likes what tells classes apart, not the whole thing: a cat’s face rather than the cat. Boxes come out
          too small.
        </li>
        <li>Two cats side by side make one region: one box around both.</li>
        <li>
          The map explains the score of the class that was asked about. It does not say that the answer is right: asked
          about <em>ship</em>, it marks in a picture of a cat what looks most like a ship.
        </li>
        <li>If the map lies on the sofa, you have learnt something about your data.</li>
      </ul>
      <Aside title="Going on from here">
        <p>
          <Ref id="resnet-cam-keras">ResNetCAM-keras</Ref> does the same in a few lines with ResNet-50, and{' '}
          <Ref id="cam-video">a video</Ref> shows it on every frame. The figure above does it with your camera. Networks
          that learn boxes (detectors) and outlines (segmentation) go further, at the price of labels.
        </p>
      </Aside>
    </>
  );
}

export function Code(): ReactElement {
  return (
    <>
      <p>
        In current Keras, a model with two outputs gives maps and probabilities in one pass; the rest is one product
        with the column of the dense layer that belongs to the class:
      </p>
      <KerasCode label="A class activation map in Keras" lines={CAM_CODE} />
      <p>The box is a matter of a few calls of SciPy:</p>
      <KerasCode label="A box with SciPy" lines={BOX_CODE} />
    </>
  );
}

export function RecapSection(): ReactElement {
  return (
    <Recap>
      <ul>
        <li>
          With global average pooling and one dense layer, the score of a class is the mean of a map plus a bias: the
          class activation map.
        </li>
        <li>Each place of the map says what it adds to the score, or takes from it.</li>
        <li>Grad-CAM replaces the weights by mean slopes, and so works at any layer of any network.</li>
        <li>Threshold, largest region, box: localisation from labels alone. IoU says how well boxes agree.</li>
        <li>The map explains an answer; it does not make it right.</li>
      </ul>
    </Recap>
  );
}
