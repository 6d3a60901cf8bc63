// The lesson's prose in English, but for the formulas of methods.en.tsx. Numbers come from facts.ts.
// Not responsible for: the exhibits between the sections.
import type { ReactElement } from 'react';
import { formatNumber, formatPercent } from '../../kit/locale/format.ts';
import { Aside, Recap } from '../../kit/prose/Blocks.tsx';
import { ExperimentNote } from '../../kit/prose/ExperimentNote.tsx';
import { KerasCode } from '../../kit/prose/KerasCode.tsx';
import { Ref } from '../../kit/prose/Ref.tsx';
import { Term } from '../../kit/prose/Term.tsx';
import { TextBlock } from '../../kit/prose/TextBlock.tsx';
import { EMBEDDING_CODE, EXCITE_CODE, facts, MAPS_CODE } from './facts.ts';
import { OLD_ASCENT } from './old-keras.ts';

const n = (value: number): string => formatNumber(value, 'en');

export function Why(): ReactElement {
  return (
    <>
      <p>
        A network was trained to tell tanks from no tanks, so the story goes, and did it without a mistake. It had
        learnt the weather: the tanks had been photographed under clouds. Whether or not it happened just so, it is the
        reason for this lesson. An accuracy says how often a network is right, never why. The story is told in the
        article on <Ref id="picasso">Picasso</Ref>, a tool that draws what Keras networks look at.
      </p>
      <p>
        A network is often called a black box. It isn’t one: each weight and each number in it can be read. What is
        missing is the right question. This lesson asks seven: what does a filter respond to? What would a unit like to
        see best? What does a layer see in a photograph? Which pixels made the answer? How little must change for the
        answer to change? Did it learn or learn by heart? And which images look alike to it? Stanford’s{' '}
        <Ref id="cs231n-understanding">CS231n</Ref> gives an overview of many of them.
      </p>
      <p>
        All figures but one ask one and the same network, and it is trained on your device. If you trained the CNN of
        the duel in lesson 3, it is found again; otherwise one click trains it, in seconds on most machines. Whatever
        else you have trained, in the designer, the playground or another lesson, stands in each figure’s list of
        networks: ask yours the same questions. Even one whose training broke can be asked.
      </p>
    </>
  );
}

export function Maps(): ReactElement {
  return (
    <>
      <p>
        The plainest question first: what comes out of each layer? The first convolution of the digits’ network has{' '}
        {facts.firstFilters} <Term id="filter">filters</Term>, so there are {facts.firstFilters}{' '}
        <Term id="feature-map">feature maps</Term> of {facts.firstSide} × {facts.firstSide}. Each is bright where its{' '}
        <Term id="kernel">kernel</Term> found what it looks for: a stroke that rises, the lower rim of a line.
      </p>
      <p>
        Look at the maps before training and after it. Then choose one, look at its kernel, and follow it to the filters
        of the next layer that read it most. At last switch channels off, one, then several. Which hurts? The ranking at
        the bottom has tried each alone. The time slider takes the whole figure back to any checkpoint of training:
        watch the kernels come into being.
      </p>
    </>
  );
}

export function MapFacts(): ReactElement {
  return (
    <>
      <p>
        First-layer kernels can be read off: they have as many planes as the picture has colours. From the second layer
        on that ends. One of its filters reads all {facts.firstFilters} maps before it and has 3 × 3 ×{' '}
        {facts.firstFilters} = {facts.secondFilterWeights} weights; the layer holds {n(facts.secondKernels)} such little
        planes. There the maps say more than the weights. A cell of the first layer sees {facts.firstField} ×{' '}
        {facts.firstField} pixels, one of the second {facts.secondField} × {facts.secondField}: its{' '}
        <Term id="receptive-field">receptive field</Term> has room for a bend or an end of a stroke.
      </p>
      <p>
        In Keras a second model with the same layers and an earlier output puts out the maps; the weights are at hand:
      </p>
      <KerasCode label="Feature maps and kernels of a layer" lines={MAPS_CODE} />
      <p>
        Two things are easily misread. A bright map says that a pattern was found, not that anybody behind cares. And a
        channel whose loss costs nothing isn’t useless: what networks know is spread out, and neighbours stand in. That
        is why several must be switched off before the answer falls.
      </p>
      <p>
        Live maps were a sensation once: <Ref id="what-neural-nets-see">What neural nets see</Ref> drew every layer
        before a camera, written with <Ref id="openframeworks">openFrameworks</Ref>; the{' '}
        <Ref id="deep-visualization-toolbox">Deep Visualization Toolbox</Ref> found units for faces and for text that no
        label had asked for; how such figures are made is told in <Ref id="zeiler-talk">Matt Zeiler’s talk</Ref>. The
        figure above has a camera, too: the frames stay in this tab.
      </p>
    </>
  );
}

export function Stack(): ReactElement {
  return (
    <>
      <p>
        The maps of one layer are a picture each. All layers together are the <Term id="pyramid">pyramid</Term> of an
        earlier lesson, this time filled in: planes that grow smaller and more, until the last ones have no place left
        and only say what. Turn it by dragging, by the arrow keys or by the sliders, or lay it flat.
      </p>
    </>
  );
}

export function Excite(): ReactElement {
  return (
    <>
      <p>
        Now turn the question round. Instead of asking what a unit says to a picture, ask for the picture to which it
        says most. Training changes the weights and leaves the picture alone; here the weights stay, and the picture
        follows the <Term id="gradient">gradient</Term> of the unit uphill, from grey noise. This is activation
        maximisation.
      </p>
      <KerasCode label="Gradient ascent on the logit of “3”" lines={EXCITE_CODE} />
      <p>
        Take all restraints off first. The score climbs, and the picture is noise: nothing in the score asks for a
        natural look. So each <Term id="regularisation">restraint</Term> says what pictures are like: not far from grey
        (L2), neighbours alike (total variation and blur), the same a pixel further on (jitter), colours that vary
        together as in photographs. What grows under them is partly the network’s, partly theirs; keep that in mind when
        you see beautiful pictures.
      </p>
      <Aside title="In older code">
        <p>
          The <Ref id="keras-cnn-see">Keras article</Ref> of 2016 did this for the filters of VGG16: colours and
          directions in early layers, textures like feathers and eyes in late ones. Its code works with{' '}
          <code>K.gradients</code> and <code>K.function</code>, which are gone; <code>GradientTape</code> has taken
          their place.
        </p>
        <TextBlock label="Gradient ascent in 2016" text={OLD_ASCENT} />
      </Aside>
    </>
  );
}

export function Dream(): ReactElement {
  return (
    <>
      <p>
        Start the ascent from a photograph instead of noise, and aim at a whole layer: whatever it sees a little of, it
        gets more of. That is <Term id="deep-dream">deep dream</Term>. The slope is that of half the sum of squares, so
        channels that are excited already pull hardest. Octaves make the patterns large: dream on a small copy first,
        enlarge what has been dreamt, go on. A small network’s slope jumps from pixel to pixel and colour to colour, so
        each step smooths it a little and lets colours vary together as in photographs.
      </p>
      <p>
        The famous pictures are full of eyes and dogs, because ImageNet is full of dogs. Your network has seen
        photographs of {facts.photoSide} × {facts.photoSide}, or only digits, and dreams of what it knows: edges, blobs,
        strokes. Compare an early layer with a late one, and the network for photographs with the one for digits. What
        large networks dream can be seen in the music video <Ref id="deep-dream-video">Cold</Ref> from 3:15 to 3:40, or
        made without code by the <Ref id="deep-dream-generator">Deep Dream Generator</Ref>.
      </p>
    </>
  );
}

export function Where(): ReactElement {
  return (
    <>
      <p>
        Which pixels made the answer? The honest way is to take them away. Occlusion lays a patch over the picture,
        place by place, and reads the probability: where it collapses, the network was reading. It needs no gradient and
        no look into the network, only patience: with the patch moved by {facts.stride} pixels at a time over{' '}
        {facts.inputSide} × {facts.inputSide}, the picture goes through the network {n(facts.occlusions)} times.
      </p>
      <p>
        Gradients need one pass. But first guess: mark the cells that you believe matter, and only then reveal the five{' '}
        <Term id="saliency-map">saliency maps</Term>. Each is scored by how much of it lies within your marks; the
        number beside it says how much would lie there by chance.
      </p>
      <ExperimentNote
        id="looking-inside/guess"
        question="Take a 7 and an 8. Which of the five maps will agree with your marks most? And will the map for another class look different?"
        run="Mark, reveal, write down the five scores; then choose another class and look again."
      />
    </>
  );
}

export function Fool(): ReactElement {
  return (
    <>
      <p>
        The gradient that says which pixels matter says as well how to change them. Follow it with the picture so that
        the loss rises, and after a step or a few the network is often wrong, while you still see the same digit, and in
        a photograph no difference at all. Such a picture is an{' '}
        <Term id="adversarial-example">adversarial example</Term>. The bound ε says how far any number may move, in
        steps of 1/255.
      </p>
      <p>
        Begin with one step. Where is the ε at which the answer tips? Then take ten smaller steps, name a target, and
        change to the network for photographs: there a change you can’t see at all is often enough. At last train the
        second network and ask it about the same picture.
      </p>
      <ExperimentNote
        id="looking-inside/transfer"
        question="Will a network fall for the picture that was made to fool another one?"
        run="Find an attack that works, train the second network below, and read what it says."
      />
    </>
  );
}

export function Heart(): ReactElement {
  return (
    <>
      <p>
        In 2016 <Ref id="rethinking-generalization">Zhang and others</Ref> did something that looks silly: they drew the
        labels at random and trained as always. The networks reached 100 % on the training set, with labels that mean
        nothing, and were at chance on new images. The same networks with true labels generalise well. So their size
        can’t be what makes the difference.
      </p>
      <p>
        The sum is quickly done. {n(facts.byHeart)} labels of {facts.classes} classes are {n(facts.byHeart)} · log₂{' '}
        {facts.classes} ≈ {n(facts.memoryBits)} bits. The network below has {n(facts.memoryParameters)} parameters: room
        enough to write all of it down. With half of the labels drawn anew only{' '}
        {formatPercent(facts.halfWrong, 'en', 0)} become wrong, because one draw in {facts.classes} is right by luck.
      </p>
      <p>
        Train the five networks: true labels, half and wholly random ones, shuffled pixels, noise over the images. Which
        learn their training set, which validate? Random labels take longer, that is all. Then hold the network back
        with <Term id="dropout">dropout</Term> or <Term id="weight-decay">weight decay</Term>: does that prevent
        learning by heart? Shuffled pixels are a case of their own: labels are true, and a network of dense layers
        doesn’t mind the order of pixels.
      </p>
      <ExperimentNote
        id="looking-inside/heart"
        question="Will the network learn 500 random labels? What will it reach on new images? What if there are 2,000?"
        run="Write down three numbers, press the button, and compare with the table."
      />
    </>
  );
}

export function Space(): ReactElement {
  return (
    <>
      <p>
        The layer before the answer turns each image into {facts.hidden} numbers: a point in a space of {facts.hidden}{' '}
        dimensions, an <Term id="embedding">embedding</Term>. Images that are near each other there are alike to the
        network. To see it, the points have to be laid out on a plane, and each way of doing so keeps some things and
        loses others. PCA looks along the two directions of most variance: distances are true, but much is hidden
        behind. UMAP keeps who is near whom: clumps stand out, but how far apart they lie and how large they are means
        nothing.
      </p>
      <KerasCode label="The last layer before the answer as points" lines={EMBEDDING_CODE} />
      <p>
        Go from the first layer to the last: classes are mixed, then they part. Under the figure stands how often a
        point’s neighbours are of its class; watch it rise. Then draw a rope around an overlap and see who is taken for
        whom.
      </p>
    </>
  );
}

export function RecapSection(): ReactElement {
  return (
    <Recap>
      <ul>
        <li>
          A feature map shows where a filter’s pattern is. What it is worth shows when it is switched off; knowledge is
          spread over many channels.
        </li>
        <li>
          Gradient ascent on the picture shows what a unit responds to; restraints decide whether it looks like a
          picture. Deep dream is the same from a photograph, for a whole layer.
        </li>
        <li>
          Occlusion measures; gradients are cheap and look one step ahead; integrated gradients add up to the difference
          of the logits; Grad-CAM is coarse and follows the class; guided backpropagation mostly draws edges.
        </li>
        <li>
          Many small changes in the right direction add up to a large one: adversarial examples. They often work on
          other networks, too.
        </li>
        <li>
          A network that could learn everything by heart may generalise all the same: counting parameters does not
          explain it.
        </li>
        <li>
          Layer by layer images of one class come together. Figures on a plane keep either distances or neighbours,
          never both.
        </li>
      </ul>
    </Recap>
  );
}
