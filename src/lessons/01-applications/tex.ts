// The formula of the lesson in TeX. Not responsible for: numbers put into it (facts.ts).

export const SUM_TEX = 'y = w_1\\,x_1 + w_2\\,x_2 + w_3\\,x_3';
