// Keeps a filter at hand for the size of the picture and answers the same question only once: a picture changes thirty
// times a second with the camera, the kernel with every key. Not responsible for: the sums (nn/image-filter.ts).
import type { Picture } from '../../../kit/photo/picture.ts';
import { createImageFilter, filterMemoryLength } from '../../../nn/image-filter.ts';
import type {
  FilterMemory,
  FilterOptions,
  FilterPlane,
  FilterResponse,
  ImageFilter,
} from '../../../nn/image-filter.ts';
import { extremesOf, scaleEnd } from '../../../nn/image-filter-range.ts';
import type { Extremes } from '../../../nn/image-filter-range.ts';

export interface ResponsePlane {
  readonly plane: FilterPlane;
  /** Overwritten by the next answer. */
  readonly values: Float32Array;
  readonly extremes: Extremes;
  /** Round number that all but a few values stay below in size. */
  readonly end: number;
}

export interface Answer {
  readonly height: number;
  readonly width: number;
  /** Those asked for, in that order. */
  readonly planes: readonly ResponsePlane[];
  /** Another number for every answer that was worked out: pictures of an older one are out of date. */
  readonly version: number;
}

export interface Responder {
  /** Null where the kernel doesn't fit into the picture. */
  readonly respond: (picture: Picture, options: FilterOptions, wanted: readonly FilterPlane[]) => Answer | null;
}

function isSame(a: FilterOptions, b: FilterOptions): boolean {
  return (
    a.scale === b.scale &&
    a.stride === b.stride &&
    a.padding === b.padding &&
    a.kernel.length === b.kernel.length &&
    a.kernel.every((weight, i) => weight === b.kernel[i])
  );
}

export function createResponder(memoryOf: (length: number) => FilterMemory): Responder {
  let filter: ImageFilter | null = null;
  let loaded: Picture | null = null;
  let asked: { readonly options: FilterOptions; readonly wanted: string } | null = null;
  let answer: Answer | null = null;
  let version = 0;

  function filterFor({ height, width }: Picture): ImageFilter {
    if (filter?.height !== height || filter.width !== width) {
      filter = createImageFilter(memoryOf(filterMemoryLength(height, width)), height, width);
    }
    return filter;
  }

  function answerOf(response: FilterResponse, wanted: readonly FilterPlane[]): Answer {
    version += 1;
    const { height, width } = response;
    const planes = wanted.map((plane) => {
      const values = response.planes[plane];
      const extremes = extremesOf(values);
      return { plane, values, extremes, end: scaleEnd(values, extremes) };
    });
    return { height, width, planes, version };
  }

  return {
    respond(picture, options, wanted) {
      const isSamePicture = picture === loaded;
      const isSameQuestion = asked !== null && isSame(asked.options, options) && asked.wanted === wanted.join();
      if (isSamePicture && isSameQuestion) return answer;
      const fitting = filterFor(picture);
      if (!isSamePicture) fitting.load(picture.rgba);
      loaded = picture;
      // The same object while the question is the same, so that the filter needs no new plan for a new frame.
      const kept = isSameQuestion && asked !== null ? asked.options : options;
      asked = { options: kept, wanted: wanted.join() };
      const response = fitting.respond(kept, wanted);
      answer = response === null ? null : answerOf(response, wanted);
      return answer;
    },
  };
}
