import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardAfterQuiz, cardAfterReview, dateOfDay, dayAt, REVIEW_DAYS, type ReviewCard } from './review.ts';

describe('review', () => {
  it('asks a missed question tomorrow, and never one answered right at once', () => {
    expect(cardAfterQuiz(null, true, 100)).toBeNull();
    expect(cardAfterQuiz(null, false, 100)).toEqual({ box: 0, dueDay: 101 });
    expect(cardAfterQuiz({ box: 2, dueDay: 120 }, true, 100)).toEqual({ box: 2, dueDay: 120 });
  });

  it('asks at growing distances until the question is known', () => {
    let card: ReviewCard | null = cardAfterQuiz(null, false, 100);
    const days: number[] = [];
    while (card !== null) {
      days.push(card.dueDay);
      card = cardAfterReview(card, true, card.dueDay);
    }
    expect(days).toEqual([101, 104, 111, 132]);
  });

  it('goes back to the first box after a miss, from any', () => {
    for (const box of REVIEW_DAYS.keys()) {
      expect(cardAfterReview({ box, dueDay: 50 }, false, 60)).toEqual({ box: 0, dueDay: 61 });
    }
  });

  it('counts days as the reader’s calendar does', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }), (moment) => {
        const date = dateOfDay(dayAt(moment));
        expect([date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()]).toEqual([
          moment.getFullYear(),
          moment.getMonth(),
          moment.getDate(),
        ]);
      }),
    );
  });
});
