// The exhibit of the lesson: its logic, model and view put together. Not responsible for: any of the three.
import { defineExhibit } from '../../kit/exhibit/exhibit.ts';
import * as calculating from './calculator/calculator.ts';
import { present } from './calculator/calculator-model.ts';
import { Calculator } from './calculator/Calculator.tsx';
import { describe } from './calculator/describe.ts';
import { steps } from './calculator/steps.ts';

export const calculator = defineExhibit({
  id: 'calculator',
  ...calculating,
  steps,
  present,
  initialSession: null,
  describe,
  View: Calculator,
});
