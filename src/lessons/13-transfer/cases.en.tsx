// The four cases of the lecture notes in English, each with its recipe, its reason and the network drawn.
// Not responsible for: the rest of the prose (sections.en.tsx).
import type { ReactElement } from 'react';
import { formatNumber } from '../../kit/locale/format.ts';
import { ExperimentNote } from '../../kit/prose/ExperimentNote.tsx';
import { Ref } from '../../kit/prose/Ref.tsx';
import { Term } from '../../kit/prose/Term.tsx';
import { WideTable } from '../../kit/prose/WideTable.tsx';
import { CaseNetwork } from './CaseNetwork.tsx';
import { facts } from './facts.ts';

const n = (value: number): string => formatNumber(value, 'en');

export function Conditions(): ReactElement {
  return (
    <>
      <p>What to do depends on two conditions:</p>
      <ol>
        <li>the size of the new data set;</li>
        <li>how similar the new data set is to the original one.</li>
      </ol>
      <p>Each cut in half, they make four main cases:</p>
      <WideTable caption="The four cases">
        <thead>
          <tr>
            <th scope="col">New data set</th>
            <th scope="col">similar to the original</th>
            <th scope="col">different from it</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">small</th>
            <td>Case 1: a new last layer only</td>
            <td>Case 2: cut early</td>
          </tr>
          <tr>
            <th scope="row">large</th>
            <td>Case 3: fine-tune all</td>
            <td>Case 4: from scratch, or fine-tune</td>
          </tr>
        </tbody>
      </WideTable>
      <p>
        How large is large? {n(facts.large)} pictures are a large data set, {n(facts.small)} a small one; where the
        border lies between them is a matter of opinion. The reason is <Term id="overfitting">overfitting</Term>: train
        all of MobileNetV2 on {n(facts.small)} photos and there are {n(facts.weightsPerPhoto)} weights for each of them,
        enough to learn every one by heart.
      </p>
      <p>
        What is similar? Photos of dogs and photos of wolves are: they share features, fur, ears, muzzles. Photos of
        flowers differ from photos of dogs. Similar means features, not labels: a network without a class “wolf” may
        have all that is needed to see one.
      </p>
      <p>
        To explain the cases, here is an ordinary network as an example: three convolutional layers and three dense
        ones. The first layer detects edges, the second shapes, the third convolution features of a higher kind.
      </p>
      <CaseNetwork of="pretrained" />
    </>
  );
}

export function Cases(): ReactElement {
  return (
    <>
      <h3>Case 1: a small data set, similar data</h3>
      <ul>
        <li>Remove the last layer of the network.</li>
        <li>Add a new dense layer with as many units as the new data set has classes.</li>
        <li>Give the new layer random weights; freeze all weights of the pretrained network.</li>
        <li>Train, which updates the new layer only.</li>
      </ul>
      <CaseNetwork of="small-similar" />
      <p>
        Data are few, so the old weights stay as they are, lest the network overfits. Data are similar, so pictures of
        both sets share their higher features: most or all layers know already what matters, and are kept.
      </p>
      <h3>Case 2: a small data set, different data</h3>
      <ul>
        <li>Keep the layers near the beginning of the network; remove most of the other pretrained ones.</li>
        <li>Add a new dense layer behind what is left, with as many units as there are new classes.</li>
        <li>Give the new layer random weights; freeze all weights of the pretrained network.</li>
        <li>Train, which updates the new layer only.</li>
      </ul>
      <CaseNetwork of="small-different" />
      <p>
        Data are few still, so the old weights are frozen still. But the sets share no higher features: a detector of
        muzzles is no use with flowers. So the new network uses only the layers with low features; edges are everywhere.
      </p>
      <h3>Case 3: a large data set, similar data</h3>
      <ul>
        <li>Remove the last dense layer and put one in its place with as many units as there are new classes.</li>
        <li>Give the new layer random weights.</li>
        <li>Let all other weights begin with their pretrained values.</li>
        <li>Train the whole network again.</li>
      </ul>
      <CaseNetwork of="large-similar" />
      <p>
        With many data overfitting is no great worry, so all weights may train. Higher features are shared, so the whole
        network is of use.
      </p>
      <h3>Case 4: a large data set, different data</h3>
      <ul>
        <li>Remove the last dense layer and put one in its place with as many units as there are new classes.</li>
        <li>Train the network from scratch, with random weights.</li>
        <li>Or else do as in case 3.</li>
      </ul>
      <CaseNetwork of="large-different" />
      <p>
        Though the data differ, beginning with pretrained weights may make training faster, and then case 4 is the same
        as case 3. If that start yields no good model, begin with random weights and train from scratch.
      </p>
      <p>
        Real examples often lie on the line.{' '}
        <Ref id="skin-cancer">The network for skin cancer by Sebastian Thrun and others</Ref> began with the weights of
        ImageNet, fine-tuned all layers on some 130,000 photos of skin, and judged as well as dermatologists: the data
        are nothing like cats and dogs, and yet it began with old weights.
      </p>
      <ExperimentNote
        id="transfer/four-cases"
        question="Which recipe wins in each of the four cases? From how many photos on does fine-tuning beat freezing?"
        run="Write your predictions on the board below and place your dividing lines, then let it measure."
      />
    </>
  );
}
