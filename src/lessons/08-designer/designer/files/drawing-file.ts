// The drawing on the page as a file of its own: SVG with its colours written into it, and PNG made of that.
// Not responsible for: drawing it (Drawing.tsx).

const PROPERTIES = [
  'fill',
  'stroke',
  'stroke-width',
  'font-family',
  'font-size',
  'text-anchor',
  'vector-effect',
] as const;
const NAMESPACE = 'http://www.w3.org/2000/svg';
/** Pixels of the PNG for each one of the page. */
const SCALE = 2;

interface Size {
  readonly width: number;
  readonly height: number;
}

function sizeOf(svg: SVGSVGElement): Size {
  const { width, height } = svg.getBoundingClientRect();
  return { width: Math.round(width), height: Math.round(height) };
}

export function drawingSvg(svg: SVGSVGElement): string {
  const { width, height } = sizeOf(svg);
  const copy = document.createElementNS(NAMESPACE, 'svg');
  for (const [name, value] of Object.entries({ viewBox: svg.getAttribute('viewBox') ?? '', width, height })) {
    copy.setAttribute(name, String(value));
  }
  const paper = document.createElementNS(NAMESPACE, 'rect');
  paper.setAttribute('width', '100%');
  paper.setAttribute('height', '100%');
  paper.setAttribute('fill', getComputedStyle(document.body).backgroundColor);
  copy.append(paper);
  for (const shape of svg.querySelectorAll('path, text')) {
    const written = document.createElementNS(NAMESPACE, shape.tagName);
    for (const name of ['d', 'x', 'y']) {
      const value = shape.getAttribute(name);
      if (value !== null) written.setAttribute(name, value);
    }
    const style = getComputedStyle(shape);
    for (const name of PROPERTIES) {
      if (shape.tagName === 'text' || !/^(font|text)/.test(name))
        written.setAttribute(name, style.getPropertyValue(name));
    }
    // Letters are sized in units of the drawing, which the computed style has turned into pixels of the page.
    const size = shape.getAttribute('font-size');
    if (size !== null) written.setAttribute('font-size', size);
    if (shape.tagName === 'text') written.textContent = shape.textContent;
    copy.append(written);
  }
  return new XMLSerializer().serializeToString(copy);
}

/** Null where the browser can't paint it. */
export async function drawingPng(svg: SVGSVGElement): Promise<Blob | null> {
  const { width, height } = sizeOf(svg);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawingSvg(svg))}`;
  try {
    await image.decode();
  } catch {
    return null;
  }
  const canvas = document.createElement('canvas');
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
}
