// Everything that is wrong with a network or a plan, each with its place and its mend; never throws.
// Not responsible for: words (kit/sentences) or the rules of a single layer (layer-rules.ts).
import { INPUT_INDEX, resolveGraph, type NetworkGraph } from './graph.ts';
import { layerFieldFaults } from './layer-rules.ts';
import { withMend } from './mends.ts';
import { outputActivation } from './output.ts';
import { layerWeightShapes } from './parameters.ts';
import type { TrainingPlan } from './plan.ts';
import { planProblems, type PlanContext } from './plan-rules.ts';
import { shapeText, type NetworkFault, type NetworkProblem, type PlanProblem } from './problems.ts';
import { inputShapeFault, sizeOf, tryLayerOutputShape } from './shapes.ts';
import type { NetworkSpec, Shape } from './spec.ts';

/** More than this can't be trained in a browser tab: weights, gradients and two optimizer slots are 320 MB. */
export const MAX_PARAMETERS = 20_000_000;
/** Numbers all layers together may put out for one sample. */
export const MAX_ACTIVATIONS = 20_000_000;

/** What the network is for. What is absent is not judged. */
export interface NetworkContext {
  /** Shape of the data set's samples. */
  readonly inputShape?: Shape;
  /** Classes of the data set: the network must end in one vector of as many outputs. */
  readonly classes?: number;
}

/** Output shapes as far as they can be known: undefined behind a fault. */
function knownShapes(spec: NetworkSpec, graph: NetworkGraph, faults: NetworkFault[]): readonly (Shape | undefined)[] {
  const shapes: (Shape | undefined)[] = [];
  const input = inputShapeFault(spec.inputShape) === null ? spec.inputShape : undefined;
  const broken = new Set(graph.faults.filter((fault) => fault.field === 'inbound').map((fault) => fault.nodeIndex));
  spec.nodes.forEach((node, nodeIndex) => {
    const inputs = (graph.inbound[nodeIndex] ?? []).map((index) => (index === INPUT_INDEX ? input : shapes[index]));
    const known = inputs.filter((shape) => shape !== undefined);
    if (broken.has(nodeIndex) || known.length < inputs.length) {
      faults.push(...layerFieldFaults(node.layer, nodeIndex));
      shapes.push(undefined);
      return;
    }
    const found = tryLayerOutputShape(node.layer, known, nodeIndex);
    if (found.kind === 'faults') faults.push(...found.faults);
    shapes.push(found.kind === 'ok' ? found.shape : undefined);
  });
  return shapes;
}

function checkDense(spec: NetworkSpec, shapes: readonly (Shape | undefined)[], faults: NetworkFault[]): void {
  spec.nodes.forEach((node, nodeIndex) => {
    const shape = shapes[nodeIndex];
    if (node.layer.className === 'Dense' && shape !== undefined && shape.length > 1) {
      const values = { shape: shapeText(shape) };
      faults.push({ code: 'dense-without-flatten', severity: 'warning', nodeIndex, field: null, values });
    }
  });
}

function checkUnused(graph: NetworkGraph, faults: NetworkFault[]): void {
  const read = new Set(graph.inbound.flat());
  graph.names.slice(0, -1).forEach((name, nodeIndex) => {
    if (read.has(nodeIndex)) return;
    faults.push({ code: 'output-unused', severity: 'warning', nodeIndex, field: null, values: { name } });
  });
}

function checkSize(
  spec: NetworkSpec,
  graph: NetworkGraph,
  shapes: readonly (Shape | undefined)[],
  faults: NetworkFault[],
): void {
  let parameters = 0;
  let activations = 0;
  spec.nodes.forEach((node, nodeIndex) => {
    const shape = shapes[nodeIndex];
    if (shape === undefined) return;
    const from = graph.inbound[nodeIndex]?.[0] ?? INPUT_INDEX;
    const input = from === INPUT_INDEX ? spec.inputShape : (shapes[from] ?? []);
    for (const weight of layerWeightShapes(node.layer, input)) parameters += sizeOf(weight);
    activations += sizeOf(shape);
  });
  const base = { severity: 'error', nodeIndex: null, field: null } as const;
  if (!(parameters <= MAX_PARAMETERS)) {
    faults.push({ ...base, code: 'too-many-parameters', values: { parameters, limit: MAX_PARAMETERS } });
  }
  if (!(activations <= MAX_ACTIVATIONS)) {
    faults.push({ ...base, code: 'too-many-activations', values: { activations, limit: MAX_ACTIVATIONS } });
  }
}

function checkOutput(spec: NetworkSpec, output: Shape | undefined, classes: number, faults: NetworkFault[]): void {
  if (output === undefined) return;
  const nodeIndex = spec.nodes.length - 1;
  const [units = 0] = output;
  const activation = outputActivation(spec);
  if (output.length !== 1) {
    const values = { shape: shapeText(output), classes };
    faults.push({ code: 'output-not-vector', severity: 'error', nodeIndex, field: null, values });
  } else if (units !== classes) {
    faults.push({
      code: 'output-not-classes',
      severity: 'error',
      nodeIndex,
      field: 'units',
      values: { units, classes },
    });
  } else if (activation === 'softmax' && units === 1) {
    faults.push({ code: 'softmax-of-one', severity: 'warning', nodeIndex, field: 'activation', values: {} });
  } else if (activation !== 'softmax' && units > 1) {
    const values = { activation };
    faults.push({ code: 'softmax-missing', severity: 'warning', nodeIndex, field: 'activation', values });
  }
}

/**
 * Every fault of a network in network order, errors and warnings. With an empty context only what makes a network
 * impossible or surely unintended is judged; with `classes` also whether it ends in a classifier. Never throws.
 */
export function validateNetwork(spec: NetworkSpec, context: NetworkContext = {}): readonly NetworkProblem[] {
  const faults: NetworkFault[] = [];
  const inputFault = inputShapeFault(spec.inputShape);
  if (inputFault !== null) faults.push(inputFault);
  else if (context.inputShape !== undefined && shapeText(context.inputShape) !== shapeText(spec.inputShape)) {
    const values = { shape: shapeText(spec.inputShape), expected: shapeText(context.inputShape) };
    faults.push({ code: 'input-not-dataset', severity: 'error', nodeIndex: null, field: 'inputShape', values });
  }
  if (spec.nodes.length === 0) {
    faults.push({ code: 'network-empty', severity: 'error', nodeIndex: null, field: null, values: {} });
  }
  const graph = resolveGraph(spec);
  faults.push(...graph.faults);
  const shapes = knownShapes(spec, graph, faults);
  checkDense(spec, shapes, faults);
  checkUnused(graph, faults);
  checkSize(spec, graph, shapes, faults);
  if (context.classes !== undefined && spec.nodes.length > 0) {
    checkOutput(spec, shapes[shapes.length - 1], context.classes, faults);
  }
  return faults
    .sort((a, b) => (a.nodeIndex ?? -1) - (b.nodeIndex ?? -1))
    .map((fault) => withMend(fault, spec, context));
}

/**
 * Every problem of a plan: counts, split (when the data set's size is known), optimizer numbers, and with `spec`
 * whether the loss suits the outputs. A learning rate that is merely huge is a warning: divergence is a lesson.
 */
export function validatePlan(
  plan: TrainingPlan,
  spec?: NetworkSpec,
  context: PlanContext = {},
): readonly PlanProblem[] {
  return planProblems(plan, spec, context);
}

/** Whether nothing but warnings was found. */
export function isSound(problems: readonly { readonly severity: 'error' | 'warning' }[]): boolean {
  return problems.every((problem) => problem.severity === 'warning');
}
