// The lesson's prose in English. Numbers come from facts.ts. Not responsible for: the exhibit between the sections, the
// table at the end (overview.en.tsx).
import type { ReactElement } from 'react';
import { Formula, WorkedFormula } from '../../kit/formula/Formula.tsx';
import { formatNumber } from '../../kit/locale/format.ts';
import { FigureNote, Recap } from '../../kit/prose/Blocks.tsx';
import { KerasCode } from '../../kit/prose/KerasCode.tsx';
import { Ref, RefList } from '../../kit/prose/Ref.tsx';
import { Term } from '../../kit/prose/Term.tsx';
import { facts } from './facts.ts';
import { SUM_TEX } from './tex.ts';

const n = (value: number): string => formatNumber(value, 'en');

export function Idea(): ReactElement {
  return (
    <>
      <p>
        Convolutional neural networks (CNNs) became known for recognising pictures. What they read, though, is not
        pictures but numbers in their places: sound is a line, a sentence is a row of words, boards and pictures are
        planes, a video is a stack of planes. Wherever neighbouring numbers have to do with each other, one method
        serves: take a few numbers, slide them over the data from end to end, and at every place multiply and add.
      </p>
      <p>
        In the figure below there are three such numbers, together called a <Term id="kernel">kernel</Term>. Look at the
        five small pictures first: the frame is where these three numbers answer most strongly in each kind of data.
      </p>
      <FigureNote>
        <p>
          Three things to try. Choose “Walk from the start” and watch the output fill up place by place. Go to the video
          and find out why the box that stands still is gone. Then take the board and 1 1 1, shuffle the stones, and
          count how many threes in a row are left.
        </p>
      </FigureNote>
    </>
  );
}

export function Why(): ReactElement {
  return (
    <>
      <p>
        The window stands at a place and covers three numbers x. Each is multiplied by its{' '}
        <Term id="weight">weight</Term> w of the kernel, and the products are added. That is the output at this place:
      </p>
      <Formula block tex={SUM_TEX} label="y = w1 x1 + w2 x2 + w3 x3" />
      <p>At the place where the figure begins this is:</p>
      <WorkedFormula rows={[facts.sum]} />
      <p>
        The larger the sum, the more this place looks like what the kernel is after. Minus 1, 0, 1 asks: does it grow
        here? In sound it finds where the wave rises; in a picture, edges; in a video, what has just appeared. The
        question is always the same. Only what “next to” means has changed.
      </p>
      <p>
        Why not let every output see the whole input? Such a layer takes {n(facts.line.samples)} ×{' '}
        {n(facts.line.places)} = {n(facts.everyToEvery)} weights, and each place must learn for itself what “rising”
        means. The convolution takes {n(facts.weights)} weights, and what it learns at one place it knows at all. Two
        things must be true for that:
      </p>
      <ul>
        <li>Neighbouring numbers have to do with each other. Shuffle them, and the meaning is lost.</li>
        <li>The same pattern may turn up anywhere, and means the same wherever it does.</li>
      </ul>
      <p>
        Real convolutional layers often have larger windows, and more kernels: dozens or hundreds in one layer. Nobody
        chooses their weights; they are learnt in training. Keras names the layers by the number of directions in which
        the window can slide:
      </p>
      <KerasCode lines={facts.keras} label="Convolution in one, two and three dimensions, with 8 kernels each" />
      <p>
        On the right are the shapes that go in and come out. The last number counts <Term id="channel">channels</Term>:
        1 goes in, and 8 come out, as there are 8 kernels. Now let us see where this method is at work. Ask the same
        three things each time: what goes in, what comes out, and why does a convolution fit?
      </p>
    </>
  );
}

export function Sound(): ReactElement {
  return (
    <>
      <p>
        A second of sound is a line of {n(facts.samplesPerSecond)} numbers. <Ref id="wavenet">WaveNet</Ref> reads the
        sound so far and predicts the next sample: a probability for each of 256 values. One is drawn, put at the end,
        and the next one predicted. Bit by bit, sound comes into being.
      </p>
      <p>
        Its window sees two numbers only, but with every layer they lie further apart: 1, 2, 4 and so on to{' '}
        {n(facts.widest)}, which is called <Term id="dilation">dilation</Term>. After {n(facts.layers)} layers one
        output sees {n(facts.field)} samples, or {n(facts.fieldMs)} milliseconds. A tone is the same tone a second
        earlier or later, so the same weights serve at all times.
      </p>
      <p>
        If machines can learn to sing, why teach them only to chat? In April 2017 researchers turned a variant of
        WaveNet into a <Ref id="singing-synthesizer">singing synthesizer</Ref>.
      </p>
    </>
  );
}

export function Text(): ReactElement {
  return (
    <>
      <p>
        Replace each word by a list of numbers, its word vector, and write one word a row: the sentence has become a
        table. With {n(facts.words)} words of {n(facts.vector)} numbers each it is {n(facts.words)} × {n(facts.vector)}.
        The windows of a <Ref id="text-cnn">CNN for text classification</Ref> are as wide as the table and three to five
        words high, and slide down. One of three words has {n(facts.textPlaces)} places here. “Not boring at all” means
        the same at the beginning and at the end, so one kernel serves everywhere. Of each filter’s sums only the
        largest is kept, and out come two probabilities: is this film review kind, or not? The author also used to write
        a <Ref id="wildml-newsletter">newsletter on deep learning</Ref>.
      </p>
      <p>
        Facebook <Ref id="facebook-translation">translated</Ref> with convolutions: a sentence in one language goes in,
        and a sentence in the other comes out word by word. A recurrent network must finish one word of what it reads
        before it begins the next; the places of a convolution don’t wait for each other and are worked out together.
        The authors reported the best accuracy of the time, at nine times the speed of recurrent networks.
      </p>
    </>
  );
}

export function Games(): ReactElement {
  return (
    <>
      <p>
        The screen of a game is a picture. To play Atari games, <Ref id="dqn">DQN</Ref> reads the last four of them,
        made smaller and stacked: 84 × 84 × 4. One frame alone doesn’t tell where the ball is going; four do. Three
        convolutional layers make {facts.atari} of it, and in the end each action gets one number: an estimate of the
        points still to be won after it. Nobody showed it how to play. It found out by{' '}
        <Term id="reinforcement-learning">reinforcement learning</Term>, and the code comes with the paper. For simpler
        code to begin with, read <Ref id="pong-from-pixels">Karpathy’s post</Ref>.
      </p>
      <p>
        In <Ref id="quick-draw">Quick, Draw!</Ref> you draw and a network guesses. The doodles it collected are public,
        also as small pictures of 28 × 28 in 345 classes. A CNN trained on them reads 28 × 28 × 1 and gives 345
        probabilities. A cat’s ear is a cat’s ear on the left and on the right. <Ref id="autodraw">AutoDraw</Ref> goes a
        step further and puts a finished drawing in place of your scribble; the{' '}
        <Ref id="ai-experiments">A.I. Experiments</Ref> hold many more.
      </p>
      <p>
        A Go board has 19 × 19 = {n(facts.board)} points: a small picture. <Ref id="alphago">AlphaGo</Ref> describes a
        point by 48 numbers: is it black, white or empty, how many liberties are left, and so on. From 19 × 19 × 48 one
        convolutional network makes {n(facts.board)} probabilities for the next move; another gives one number, an
        estimate of who will win; and a search puts them to use. A shape of stones moved to another part of the board is
        mostly still that shape. Go, people used to say, needs human intuition. If so, how does it feel to lose to a
        machine? That is the question of <Ref id="solace-in-defeat">this article</Ref>.
      </p>
    </>
  );
}

export function Driving(): ReactElement {
  return (
    <>
      <p>
        Outdoors, drones mostly find their way by <Ref id="gps-drones">GPS</Ref>. Indoors there is no signal. The{' '}
        <Ref id="ifm-drones">drones of IFM</Ref> and this <Ref id="autonomous-drone">autonomous drone</Ref> use their
        eyes: a camera’s frame goes in, a direction comes out. Height × width × 3 might go in, for example, and three
        probabilities come out: left, straight on, right. Corners, door frames and obstacles are local patterns put
        together from edges.
      </p>
      <p>
        A self-driving car must know road signs. <Ref id="traffic-sign-project">This exercise</Ref> uses the{' '}
        <Ref id="gtsrb">German traffic signs</Ref>: 32 × 32 × 3 goes in, and 43 probabilities come out, one for each
        kind of sign. Reading house numbers is the same task: a digit of the{' '}
        <Ref id="svhn">Street View House Numbers</Ref> is 32 × 32 × 3 as well, in 10 classes, and{' '}
        <Ref id="digit-recognition-project">another exercise</Ref> reads whole numbers. A sign a little to the left or
        to the right is the same sign.
      </p>
      <p>
        A real car is no place to practise, but a game is. <Ref id="gta-self-driving">This series of posts</Ref> trains
        a CNN in Python to drive a car in Grand Theft Auto: the picture on the screen goes in, a probability for each
        key comes out, and it learns by imitating a person.
      </p>
    </>
  );
}

export function More(): ReactElement {
  return (
    <>
      <p>
        Some famous paintings have become <Ref id="art-for-the-blind">reliefs to touch</Ref>, for people who cannot see
        them well. The article doesn’t say how. CNNs, at any rate, can{' '}
        <Ref id="depth-prediction">predict depth from one picture</Ref>: a colour picture goes in, and a smaller picture
        comes out whose every number tells how far away that place is.
      </p>
      <p>
        A scanned pathology slide is too large to be looked at in one go, so a CNN looks at it{' '}
        <Ref id="pathology">patch by patch</Ref>: 299 × 299 × 3 goes in, and one probability comes out, that of breast
        cancer metastases in the middle of the patch. Put back in their places, the probabilities make a heat map for a
        pathologist to look at.
      </p>
      <p>
        CNNs recognise and count animals in photos to help <Ref id="endangered-species">protect endangered species</Ref>
        . <Ref id="faceapp">FaceApp</Ref> gives back a new photo: it makes a face smile, or changes its gender. That
        something can be done doesn’t mean it should be: this app has also led to disputes.
      </p>
    </>
  );
}

export function RecapSection(): ReactElement {
  return (
    <>
      <Recap>
        <ul>
          <li>
            Sound, sentences, boards, pictures and videos are numbers in their places. They differ in having one, two or
            three directions.
          </li>
          <li>
            A kernel is a few numbers that slide over all places and are shared by all. Where the sum is large, there is
            the pattern that it looks for.
          </li>
          <li>
            Convolution suits data in which neighbours have to do with each other and the same pattern may turn up
            anywhere. A table of customers, whose columns may come in any order, is not like that.
          </li>
          <li>
            Out comes a probability for each class, a number for each action, a number for each place, or another
            picture.
          </li>
        </ul>
      </Recap>
      <RefList ids={['wavenet', 'text-cnn', 'dqn', 'alphago', 'pathology']} />
    </>
  );
}
