import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { argMax } from './argmax.ts';
import {
  addToConfusionInto,
  confusionAccuracy,
  confusionMatrix,
  countCorrect,
  perClassAccuracy,
  wilsonInterval,
  worstMistakes,
} from './metrics.ts';

const samples = fc.integer({ min: 2, max: 6 }).chain((classes) =>
  fc.record({
    classes: fc.constant(classes),
    rows: fc.array(
      fc.record({
        outputs: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: classes, maxLength: classes }),
        label: fc.nat({ max: classes - 1 }),
      }),
      { maxLength: 40 },
    ),
  }),
);

test('the confusion matrix, the accuracies and the mistakes tell one story', () => {
  fc.assert(
    fc.property(samples, ({ classes, rows }) => {
      const outputs = Float32Array.from(rows.flatMap((row) => row.outputs));
      const labels = rows.map((row) => row.label);
      const count = rows.length;
      const confusion = confusionMatrix(outputs, labels, count, classes);
      const correct = countCorrect(outputs, labels, count, classes);
      const mistakes = worstMistakes(outputs, labels, count, classes, count);
      expect(confusion.reduce((sum, value) => sum + value, 0)).toBe(count);
      expect(confusionAccuracy(confusion, classes)).toEqual(correct / count);
      expect(mistakes).toHaveLength(count - correct);
      for (let label = 0; label < classes; label += 1) {
        const of = labels.filter((value) => value === label).length;
        const wrong = mistakes.filter((mistake) => mistake.label === label).length;
        expect(perClassAccuracy(confusion, classes)[label]).toEqual(Math.fround((of - wrong) / of));
        for (let predicted = 0; predicted < classes; predicted += 1) {
          const cell = confusion[label * classes + predicted];
          const found = mistakes.filter((mistake) => mistake.label === label && mistake.predicted === predicted).length;
          expect(cell).toBe(label === predicted ? of - wrong : found);
        }
      }
      mistakes.forEach((mistake, i) => {
        expect(mistake.confidence).toBe(
          Math.max(...outputs.subarray(mistake.index * classes, (mistake.index + 1) * classes)),
        );
        expect(mistake.confidence).toBeLessThanOrEqual(mistakes[i - 1]?.confidence ?? 1);
      });
    }),
  );
});

test('a matrix can be filled batch by batch', () => {
  const outputs = [0.9, 0.1, 0.2, 0.8, 0.6, 0.4];
  const whole = confusionMatrix(outputs, [0, 0, 1], 3, 2);
  const parts = new Uint32Array(4);
  addToConfusionInto(parts, outputs.slice(0, 4), [0, 0], 2, 2);
  addToConfusionInto(parts, outputs.slice(4), [1], 1, 2);
  expect([...parts]).toEqual([1, 1, 1, 0]);
  expect(parts).toEqual(whole);
});

test('a class that does not occur has no accuracy; nothing has none', () => {
  expect([...perClassAccuracy(Uint32Array.of(3, 1, 0, 0), 2)]).toEqual([0.75, NaN]);
  expect(confusionAccuracy(new Uint32Array(4), 2)).toBeNaN();
});

test('the first of equal outputs wins, NaN never', () => {
  expect(argMax([1, 3, 3], 0, 3)).toBe(1);
  expect(argMax([NaN, 0.1, NaN], 0, 3)).toBe(1);
  expect(argMax([NaN, NaN], 0, 2)).toBe(0);
  expect(argMax([9, 9, 1, 2], 2, 2)).toBe(1);
});

test('mistakes are cut to the limit, worst first, ties by index', () => {
  const outputs = [0.4, 0.6, 0.1, 0.9, 0.4, 0.6, 0.9, 0.1];
  expect(worstMistakes(outputs, [0, 0, 0, 0], 4, 2, 2)).toEqual([
    { index: 1, label: 0, predicted: 1, confidence: 0.9 },
    { index: 0, label: 0, predicted: 1, confidence: 0.6 },
  ]);
});

describe('the Wilson interval', () => {
  test('values worked out by hand', () => {
    // Newcombe (1998), table I: 81 of 263 and 1 of 29, to four places.
    expect(wilsonInterval(81, 263, 1.959964).low).toBeCloseTo(0.2553, 4);
    expect(wilsonInterval(81, 263, 1.959964).high).toBeCloseTo(0.3662, 4);
    expect(wilsonInterval(1, 29, 1.959964).low).toBeCloseTo(0.0061, 4);
    expect(wilsonInterval(1, 29, 1.959964).high).toBeCloseTo(0.1718, 4);
  });

  test('its ends solve |p - p0| = z sqrt(p0 (1 - p0) / n)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (total, part) => {
        const correct = Math.round(total * part);
        const { low, high } = wilsonInterval(correct, total);
        for (const end of [low, high]) {
          const distance = Math.abs(correct / total - end);
          expect(Math.abs(distance - 1.96 * Math.sqrt((end * (1 - end)) / total))).toBeLessThan(1e-7);
        }
        expect(low >= 0 && low <= correct / total + 1e-12 && correct / total <= high + 1e-12 && high <= 1).toBe(true);
      }),
    );
  });

  test('covers the truth about as often as it says', () => {
    const truth = 0.03;
    const total = 200;
    let covered = 0;
    let probability = (1 - truth) ** total;
    for (let correct = 0; correct <= total; correct += 1) {
      const { low, high } = wilsonInterval(correct, total);
      if (low <= truth && truth <= high) covered += probability;
      probability *= ((total - correct) / (correct + 1)) * (truth / (1 - truth));
    }
    expect(covered).toBeGreaterThan(0.93);
    expect(covered).toBeLessThan(0.98);
  });

  test('knows nothing of nothing', () => {
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
  });
});
