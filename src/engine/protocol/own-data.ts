// How many data sets of the page's own both sides hold. Not responsible for: what one is (calls.ts).

/** Enough to go back and forth between a few versions of one's images; more would only fill the memory. */
export const MOST_OWN_DATASETS = 3;
