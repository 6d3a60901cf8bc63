// The lesson's prose in English. Numbers come from facts.ts. Not responsible for: the exhibit between the sections.
import type { ReactElement } from 'react';
import { formatNumber } from '../../kit/locale/format.ts';
import { Recap } from '../../kit/prose/Blocks.tsx';
import { Ref, RefList } from '../../kit/prose/Ref.tsx';
import { facts } from './facts.ts';

const n = (value: number): string => formatNumber(value, 'en');

export function Idea(): ReactElement {
  return (
    <p>
      Convolutional neural networks (CNNs) became known for pictures, yet what they need is not a picture but numbers on
      a grid. Sound is a line, a sentence is rows of word vectors, boards and pictures are planes. The network slides a
      small window over them and asks the same question everywhere: is this pattern here? The window below holds three
      numbers only. Try what it finds in four kinds of data.
    </p>
  );
}

export function Sound(): ReactElement {
  return (
    <>
      <p>
        <Ref id="wavenet">WaveNet</Ref> makes sound sample by sample, {n(facts.samplesPerSecond)} a second. With kernels
        of two numbers, each layer doubles the gap between them (the dilation): 1, 2, 4 and so on to 512. After ten
        layers one output sees {n(facts.field)} samples, which is {n(facts.fieldMs)} milliseconds.
      </p>
      <p>
        In 2017 its structure was used to sing, in a <Ref id="singing-synthesizer">singing synthesizer</Ref>.
      </p>
    </>
  );
}

export function Text(): ReactElement {
  return (
    <>
      <p>
        Replace every word by a list of numbers and stack the lists: the sentence is a table. The windows of a{' '}
        <Ref id="text-cnn">CNN for text classification</Ref> are as wide as the table and three to five words high, so
        they move down only. From what they find the network tells whether a film review is kind. Its author also wrote
        a <Ref id="wildml-newsletter">newsletter</Ref>.
      </p>
      <p>
        Facebook <Ref id="facebook-translation">translated</Ref> with convolutions. A recurrent network goes word by
        word; a convolution computes all places at once. The authors reported the best accuracy of the time at about
        nine times the speed.
      </p>
    </>
  );
}

export function Games(): ReactElement {
  return (
    <>
      <p>
        The screen of a game is a picture too. <Ref id="dqn">DQN</Ref> looks at it with a CNN, chooses its moves by
        reinforcement learning, and learnt to play Atari games. For a first look at such code, read Karpathy’s{' '}
        <Ref id="pong-from-pixels">post on Pong</Ref>.
      </p>
      <p>
        <Ref id="quick-draw">Quick, Draw!</Ref> guesses while you draw; <Ref id="autodraw">AutoDraw</Ref> puts a neat
        drawing in place of a scribble; the <Ref id="ai-experiments">A.I. Experiments</Ref> hold more.
      </p>
      <p>
        A Go board has {n(facts.board)} points: a small picture. In <Ref id="alphago">AlphaGo</Ref> convolutional
        networks propose moves and estimate who is winning, together with a search. If Go needs human intuition, how
        does it feel to lose to a machine? That is the question of <Ref id="solace-in-defeat">this article</Ref>.
      </p>
    </>
  );
}

export function Driving(): ReactElement {
  return (
    <>
      <p>
        Outdoors, drones mostly find their way by <Ref id="gps-drones">GPS</Ref>; indoors there is no signal. Those of{' '}
        <Ref id="ifm-drones">IFM</Ref> and this <Ref id="autonomous-drone">autonomous drone</Ref> use a camera and a
        CNN.
      </p>
      <p>
        A self-driving car must read signs: an <Ref id="traffic-sign-project">exercise</Ref> uses the{' '}
        <Ref id="gtsrb">German traffic signs</Ref>. Reading house numbers is the same kind of task, with a{' '}
        <Ref id="digit-recognition-project">project</Ref> and the <Ref id="svhn">Street View numbers</Ref>. Somebody
        even taught a CNN to drive in <Ref id="gta-self-driving">Grand Theft Auto</Ref>.
      </p>
    </>
  );
}

export function More(): ReactElement {
  return (
    <>
      <p>
        Famous paintings become <Ref id="art-for-the-blind">reliefs to touch</Ref> for people who cannot see them well.
        The article does not say how; CNNs can, at any rate,{' '}
        <Ref id="depth-prediction">predict depth from one picture</Ref>.
      </p>
      <p>
        CNNs <Ref id="pathology">mark suspected breast cancer</Ref> on slides for a pathologist to look at, count
        animals to <Ref id="endangered-species">protect endangered species</Ref>, and in <Ref id="faceapp">FaceApp</Ref>{' '}
        make a face smile or change its gender. That something can be done does not mean it should be: the last led to
        disputes.
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
            Data lie on a grid: sound in one dimension, sentences as rows of vectors, boards and pictures in two, and
            colour adds channels.
          </li>
          <li>Patterns are local: neighbours mean something together, and shuffling destroys it.</li>
          <li>The same pattern may be anywhere, so one kernel serves all places.</li>
        </ul>
      </Recap>
      <RefList ids={['wavenet', 'text-cnn', 'dqn', 'alphago', 'pathology']} />
    </>
  );
}
