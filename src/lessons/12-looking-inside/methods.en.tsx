// The formulas of saliency and of attacks in English, with numbers put in. Numbers come from facts.ts.
// Not responsible for: the rest of the prose (sections.en.tsx).
import type { ReactElement } from 'react';
import { WorkedFormula } from '../../kit/formula/Formula.tsx';
import { formatNumber } from '../../kit/locale/format.ts';
import { Aside } from '../../kit/prose/Blocks.tsx';
import { KerasCode } from '../../kit/prose/KerasCode.tsx';
import { Ref } from '../../kit/prose/Ref.tsx';
import { Term } from '../../kit/prose/Term.tsx';
import { facts, FGSM_CODE, GRAD_CAM_CODE, SALIENCY_CODE } from './facts.ts';

const n = (value: number): string => formatNumber(value, 'en', 3);

export function Methods(): ReactElement {
  return (
    <>
      <p>
        The five maps differ because they answer different questions. All start from the <Term id="logits">logit</Term>{' '}
        of a class, not from its probability: a probability can rise merely because others fall.
      </p>
      <p>
        <strong>Gradient.</strong> How does the logit change if this pixel does, a little? One pass back through the
        network gives it for all {n(facts.pixels)} pixels at once.
      </p>
      <KerasCode label="A gradient saliency map" lines={SALIENCY_CODE} />
      <p>
        <strong>SmoothGrad</strong> takes the mean of the gradients at many noisy copies: what only one exact picture
        shows cancels out. <strong>Guided backpropagation</strong> lets only positive parts back through every ReLU. It
        looks best and says least: ask about another class, and the picture hardly changes.
      </p>
      <p>
        <strong>Integrated gradients</strong> mend a fault of the gradient: where the answer is saturated, the slope is
        nought though the pixel carries it. Take the function f(x) = min(x, 1) at x = 2. Its slope there is 0. Added up
        from 0 to 2 the slopes are 1 for half of the way:
      </p>
      <WorkedFormula
        rows={[
          {
            tex: '(x - x_0)\\displaystyle\\int_0^1 f^{\\prime}\\!\\left(x_0 + t\\,(x - x_0)\\right)dt = f(x) - f(x_0)',
            label: 'x minus x nought, times the integral of the slope along the way, is f of x minus f of x nought',
          },
          {
            tex: '(2 - 0)\\cdot\\left(\\tfrac12\\cdot 1 + \\tfrac12\\cdot 0\\right) = 1 = f(2) - f(0)',
            label: '2 times one half is 1, and that is f of 2 minus f of 0',
          },
        ]}
      />
      <p>
        So the parts of all pixels together are the difference of the logits. Under the maps of the figure both numbers
        stand side by side; check them.
      </p>
      <p>
        <strong>Grad-CAM</strong> doesn’t ask about pixels but about the maps of the last convolution. The mean slope
        over a map says how much it speaks for the class; the maps are added with these weights, and what speaks against
        is cut off. With two maps whose mean slopes are 0.5 and −0.25, at a place where they are 4 and 2:
      </p>
      <WorkedFormula
        rows={[
          {
            tex: 'L = \\max\\!\\left(0, \\textstyle\\sum_k \\alpha_k A_k\\right),\\quad \\alpha_k = \\tfrac{1}{HW}\\sum_{i,j} \\dfrac{\\partial y}{\\partial A_{k,ij}}',
            label: 'L is the positive part of the sum of alpha k times A k; alpha k is the mean slope over map k',
          },
          { tex: '0.5\\cdot 4 + (-0.25)\\cdot 2 = 1.5', label: '0.5 times 4, minus 0.25 times 2, is 1.5' },
        ]}
      />
      <KerasCode label="Grad-CAM" lines={GRAD_CAM_CODE} />
      <p>
        Its map has only {facts.secondSide} × {facts.secondSide} places and is enlarged to the picture. What it loses in
        sharpness it gains in truth: another class, another map.
      </p>
      <p>
        None of the maps proves anything by itself. Test them: does the probability fall when you cover what a map
        marks? The patch is there for it.
      </p>
    </>
  );
}

export function FoolFacts(): ReactElement {
  return (
    <>
      <p>
        FGSM, the fast gradient sign method, moves every number by ε along the sign of its slope. How much is that
        worth? To first order the loss rises by ε times the sum of all slopes’ sizes. If a slope has a size of{' '}
        {n(facts.meanSlope)} on average, then with {n(facts.pixels)} pixels and ε = {facts.epsilon}/255 ≈{' '}
        {n(facts.epsilonPart)}:
      </p>
      <WorkedFormula
        rows={[
          {
            tex: '\\Delta L \\approx \\varepsilon \\textstyle\\sum_i \\left|\\dfrac{\\partial L}{\\partial x_i}\\right|',
            label: 'the rise of the loss is about epsilon times the sum of the sizes of all slopes',
          },
          {
            tex: `\\tfrac{${facts.epsilon}}{255}\\cdot ${facts.pixels}\\cdot ${facts.meanSlope} \\approx ${facts.rise}`,
            label: `${facts.epsilon}/255 times ${facts.pixels} times ${facts.meanSlope} is about ${facts.rise}`,
          },
        ]}
      />
      <p>
        A single pixel would add next to nothing. Their number does it, and a photograph of 224 × 224 in colour has
        {n(facts.largePicture)} of them: that is why larger pictures are the easier prey. Several smaller steps, each
        with a fresh gradient and always brought back within ±ε, find more: that is PGD. To reach a target, go down the
        loss of the target instead of up that of the true class.
      </p>
      <KerasCode label="One step of FGSM" lines={FGSM_CODE} />
      <Aside title="What helps">
        <p>
          The remedy known best is adversarial training: in every step attack the batch first, and train on the attacked
          images; the lab above does it at a click. It helps against attacks of that kind and bound, takes several times
          as long, and usually costs some accuracy on clean images. Most other defences have been broken.{' '}
          <Ref id="adversarial-openai">OpenAI’s article</Ref> tells of attacks that survive print and camera, and why
          defending is hard: a defence has to be right for every possible picture, an attack for one.
        </p>
      </Aside>
    </>
  );
}
