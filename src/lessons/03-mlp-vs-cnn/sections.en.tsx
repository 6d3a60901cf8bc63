// The lesson's prose in English. Numbers come from facts.ts. Not responsible for: the exhibits between the sections.
import type { ReactElement } from 'react';
import { Formula, WorkedFormula } from '../../kit/formula/Formula.tsx';
import { formatNumber, formatPercent } from '../../kit/locale/format.ts';
import { Aside, Recap } from '../../kit/prose/Blocks.tsx';
import { ExperimentNote } from '../../kit/prose/ExperimentNote.tsx';
import { KerasCode } from '../../kit/prose/KerasCode.tsx';
import { Term } from '../../kit/prose/Term.tsx';
import { convolutionLine, facts } from './facts.ts';
import { OldKeras } from './OldKeras.tsx';
import { PyramidTable } from './PyramidTable.tsx';

const n = (value: number): string => formatNumber(value, 'en');

export function Flat(): ReactElement {
  return (
    <>
      <p>
        A <Term id="mlp">multilayer perceptron</Term> reads a list of numbers. A picture is not a list: each pixel has
        neighbours above, below, left and right. So before an MLP can look at a handwritten digit, a{' '}
        <Term id="flatten">Flatten</Term> layer unrolls the {facts.side} × {facts.side} picture row by row into a vector
        of {n(facts.pixels)} numbers.
      </p>
      <p>
        No value is lost on the way, yet something is. Choose a pixel below and look for its neighbours in the ribbon.
        The ones beside it stay beside it. The ones above and below end up a whole row, {facts.side} places, away, and
        nothing in the vector says so. Then press the shuffle switch: for your eye the picture is gone, and for an MLP
        nothing has happened at all. We will test that claim further down.
      </p>
    </>
  );
}

export function Wires(): ReactElement {
  return (
    <>
      <p>
        After Flatten comes a <Term id="dense-layer">dense layer</Term>. Each of its units is wired to every number of
        the input, and each wire has a <Term id="weight">weight</Term> of its own. For a small grey digit that is still
        bearable. For a colour photo of 1,000 × 1,000 pixels and 1,000 units it is {n(facts.photo)} parameters, in one
        layer, before the network has learned anything.
      </p>
      <p>
        Here is one layer from a {facts.side} × {facts.side} picture to {facts.outputSide} × {facts.outputSide} units,
        drawn as wires. Go through the four steps in order and guess the count before each: first every wire; then only
        the local ones; then the same weights for everybody; then several such sets. Move the sliders afterwards and see
        which of them still matter in step 3, and which no longer do.
      </p>
    </>
  );
}

export function Local(): ReactElement {
  return (
    <>
      <p>
        The first cut has a name: <Term id="local-connectivity">local connectivity</Term>. A stroke, a corner, a loop is
        a matter of pixels that lie close together. Whether the top left pixel is bright says next to nothing about the
        bottom right one. So each unit keeps the wires of a small window, {facts.kernel} × {facts.kernel} here, and
        drops the rest. What belongs together far apart is left to later layers, which look at the results of this one.
      </p>
      <p>
        The count falls from {n(facts.dense)} to {n(facts.local)}. Each of the {n(facts.outputUnits)} units still has
        weights of its own, so each has to find out by itself what a vertical stroke looks like in its corner of the
        picture, from the few examples that happen to have a stroke just there.
      </p>
    </>
  );
}

export function Sharing(): ReactElement {
  return (
    <>
      <p>
        That is a waste. If two inputs may contain the same kind of information, they can share their weights and train
        them together. Tie the weights of all units, and the whole layer is described by one window of weights, the{' '}
        <Term id="kernel">kernel</Term>, and one <Term id="bias">bias</Term>. This is{' '}
        <Term id="parameter-sharing">parameter sharing</Term>. Every place in every picture now teaches the same few
        numbers. One kernel can look for one pattern only, so a layer has several: K <Term id="filter">filters</Term>{' '}
        give K <Term id="feature-map">feature maps</Term>.
      </p>
      <p>With K filters of side F on an input of depth D, and with the numbers of the figure put in, the count is:</p>
      <WorkedFormula
        rows={[
          { tex: 'K\\cdot F\\cdot F\\cdot D + K', label: 'K times F times F times D, plus K' },
          {
            tex: `${facts.filters}\\cdot ${facts.kernel}\\cdot ${facts.kernel}\\cdot 1 + ${facts.filters} = ${facts.several}`,
            label: `${facts.filters} times ${facts.kernel} times ${facts.kernel} times 1, plus ${facts.filters}, is ${facts.several}`,
          },
        ]}
      />
      <p>
        The size of the picture does not occur in it. A layer that is connected locally and shares its weights is a{' '}
        <Term id="convolutional-layer">convolutional layer</Term>; in Keras it is one line:
      </p>
      <KerasCode lines={[convolutionLine]} />
      <Aside title="In older code">
        <p>
          Many tutorials, and the notes this course grew from, give the first layer its input size. Keras 3 still
          accepts that with a warning; the current way is an <code>Input</code> of its own:
        </p>
        <OldKeras label="Old and current Keras code" oldNote="before" newNote="Keras 3" />
        <p>
          The in-between step, local but not shared, used to be <code>LocallyConnected2D</code>. Keras 3 has dropped it:
          in practice hardly anybody stops half-way.
        </p>
      </Aside>
    </>
  );
}

export function Invariance(): ReactElement {
  return (
    <>
      <p>
        Why is it right to share? Because of a fact about pictures, not about networks: what a stroke looks like does
        not depend on where it is. A regularity that stays the same across space or time is a{' '}
        <Term id="statistical-invariance">statistical invariance</Term>. Pictures lead to convolutions; text and
        sequences use the same idea in embeddings and recurrent networks, which share weights over words and over time.
        Where the place itself matters, as in passport photos with the eyes always at one height, sharing gives
        something away.
      </p>
      <p>
        Two words are often mixed up here. Convolution with stride 1 is{' '}
        <Term id="translation-equivariance">equivariant</Term>: move the digit three pixels to the right, and the
        feature map moves three pixels to the right with it (apart from the border). Writing{' '}
        <Formula tex="T" label="T" /> for the move and <Formula tex="f" label="f" /> for the layer,
      </p>
      <Formula block tex="f(T x) = T f(x)" label="f of T x equals T of f of x" />
      <p>
        <Term id="translation-invariance">Invariance</Term> would mean that the output does not change at all,{' '}
        <Formula tex="f(T x) = f(x)" label="f of T x equals f of x" />. Convolution alone does not give that.{' '}
        <Term id="max-pooling">Pooling</Term> gives some of it, for small moves, and training may give more. A whole CNN
        with Flatten and dense layers at its end is neither: those layers again have a weight for each place.
      </p>
    </>
  );
}

export function Network(): ReactElement {
  return (
    <>
      <p>
        A convolutional network is a deep network in which convolutional layers with shared weights stand in place of
        most dense ones. Stacked, they form a <Term id="pyramid">pyramid</Term>: at the bottom a wide, flat picture with
        one or three channels; on the way up, space is squeezed and depth grows, until hardly any ‘where’ is left and
        much ‘what’. At the top sits an ordinary classifier. Later lessons climb it slowly; here is the one that is
        about to compete:
      </p>
      <PyramidTable
        caption="The CNN of the duel, layer by layer"
        heads={['Layer', 'Output shape', 'Numbers', 'Parameters']}
      />
      <p>
        Look at the last column. Both convolutions together have {n(facts.cnnConvolutions)} parameters; the dense layer
        behind them has {n(facts.cnnDense)}, or {formatPercent(facts.cnnDenseShare, 'en')} of all. The seeing is cheap;
        the deciding is not.
      </p>
    </>
  );
}

export function Duel(): ReactElement {
  return (
    <>
      <p>
        Enough claims. Below, an MLP with {n(facts.mlp)} parameters meets a CNN with {n(facts.cnn)}: about the same
        size, so a difference cannot come from size. (The CNN does more arithmetic: it uses each weight of a kernel all
        over the picture, about {n(facts.cnnMacs)} multiplications for one image against {n(facts.mlpMacs)}.) Both get
        the same {n(facts.trainCount)} images in the same order, in batches of {facts.batchSize}, for {facts.epochs}{' '}
        epochs; that is {n(facts.stepsPerEpoch * facts.epochs)} steps each. Everything is computed in this browser, and
        the test uses 10,000 digits that neither network has trained on. Write down what you expect before you press the
        button.
      </p>
      <ExperimentNote
        id="mlp-vs-cnn/duel"
        question="Which network is right more often on unseen digits, by how many percentage points, and what happens to each when the pixels are shuffled?"
        run="Train both below. Then open the shift test, and then shuffle the pixels and train again."
      />
    </>
  );
}

export function Tests(): ReactElement {
  return (
    <>
      <p>
        <strong>The shift test</strong> moves test digits that the trained networks have never seen moved. Near the
        middle both do well. One or two pixels out, the MLP falls first: each of its weights belongs to one place, and
        the ink is now elsewhere. The CNN’s map has a wider top, because its kernels find the stroke wherever it went
        and pooling forgives the last pixel. But its map falls too. It has been built to be equivariant in its lower
        layers; nobody has made it invariant as a whole. And the MLP is not unable to learn moved digits: show it moved
        digits in training, and it will. It needs to be shown what the CNN has built in.
      </p>
      <p>
        <strong>The shuffle test</strong> is the sharper one. One fixed permutation P, the same for every picture. The
        first layer of an MLP computes
      </p>
      <Formula block tex="W (P x) = (W P)\,x" label="W times P x equals W P times x" />
      <p>
        so permuting the pixels is the same as permuting the columns of W. Those columns start as random numbers without
        any order, and <Term id="adam">Adam</Term> treats each weight by itself. The MLP on shuffled pixels is therefore
        exactly as good <em>in distribution</em>; with one seed its curve differs a little, because other random numbers
        meet other pixels. For the CNN a {facts.kernel} × {facts.kernel} window now holds nine pixels that have nothing
        to do with each other, and the window next to it nine others. What it was given for free, that near means
        related and that here is like there, has become false. It still learns, for it still has a dense layer, but its
        advantage is gone, and as a rule it now falls behind the MLP.
      </p>
      <p>
        That is the whole lesson in one experiment. The CNN was not the better network because it is a CNN. It was
        better because its assumptions were true of the data. Such an assumption is called a prior, or an inductive
        bias.
      </p>
      <Aside title="A curve is a sample">
        <p>
          Another seed gives other initial weights and another order of batches. Repeat with seeds 1, 2 and 3 before you
          believe a difference of a few tenths of a point, and look at the interval beside each test accuracy.
        </p>
      </Aside>
    </>
  );
}

export function Draw(): ReactElement {
  return (
    <>
      <p>
        Test accuracy is a number about other people’s handwriting. Now it is yours. A network trained on{' '}
        <Term id="mnist">MNIST</Term> expects digits as MNIST has them: fitted into 20 × 20 pixels, with the{' '}
        <Term id="centre-of-mass">centre of mass</Term> in the middle of {facts.side} × {facts.side}. Skip that, and you
        have made a shift test without meaning to. So your drawing is prepared in the same way, and you can watch each
        step.
      </p>
      <p>
        Try to write something that splits the two networks: a 7 with a bar, a 1 with a long nose, a 4 that is almost
        closed. Look at the second bar as much as at the first.
      </p>
    </>
  );
}

export function RecapSection(): ReactElement {
  return (
    <Recap>
      <ul>
        <li>Flatten keeps every value and drops who is next to whom. An MLP never knew.</li>
        <li>
          Local connectivity: each unit sees a window. {n(facts.dense)} parameters become {n(facts.local)}.
        </li>
        <li>
          Parameter sharing: all units use one kernel. {n(facts.local)} become {facts.shared}; {facts.filters} kernels
          are {facts.several}, K·F·F·D + K, whatever the size of the picture.
        </li>
        <li>
          Sharing is right where statistics are the same everywhere. Convolution is equivariant to shifts; pooling and
          training add a little invariance; a whole CNN is not shift invariant.
        </li>
        <li>
          Shuffle all pixels in the same way and the MLP does not care, while the CNN loses what it assumed. An
          advantage is an assumption that happens to be true.
        </li>
      </ul>
    </Recap>
  );
}
