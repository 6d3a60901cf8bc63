// Draws TeX with KaTeX. The only file that imports katex; loaded when the first formula is shown.
// Not responsible for: when to draw (Formula.tsx).
import { render } from 'katex';
import 'katex/dist/katex.min.css';

/** Builds DOM nodes into `element` (no HTML strings, no style attributes). Bad TeX is drawn as its source in red. */
export function drawTexInto(element: HTMLElement, tex: string, block: boolean): void {
  render(tex, element, {
    displayMode: block,
    throwOnError: false,
    // The label is what is read aloud; MathML beside the drawing would double the nodes of every change.
    output: 'html',
    // Chinese in \text{} is fine; KaTeX would warn on the console about each character.
    strict: 'ignore',
    trust: false,
  });
}
