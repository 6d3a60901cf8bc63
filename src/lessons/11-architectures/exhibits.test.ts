// Both exhibits without their views: links go there and back, damage is told, reducers keep to what exists.
import fc from 'fast-check';
import { describe as group, expect, it } from 'vitest';
import * as family from './family-tree/family-tree.ts';
import { describe as describeFamily } from './family-tree/family-tree.text.ts';
import { NETWORK_IDS, NETWORKS } from './family-tree/networks.ts';
import * as residual from './why-residual/why-residual.ts';
import { describe as describeResidual } from './why-residual/why-residual.text.ts';

const familyStates = fc
  .record({
    order: fc.constantFrom(...family.ORDERS),
    first: fc.constantFrom(...NETWORK_IDS),
    second: fc.constantFrom(...NETWORK_IDS),
    layer: fc.nat(),
  })
  .map((state) => ({ ...state, layer: state.layer % family.networkOf(state.first).bill.layers.length }));

const residualStates = fc.record({
  depth: fc.integer(residual.DEPTHS),
  activation: fc.constantFrom(...residual.ACTIVATIONS),
  initialiser: fc.constantFrom(...residual.INITIALISERS),
  branch: fc.constantFrom(...residual.BRANCHES),
  seed: fc.integer(residual.SEEDS),
});

group('family-tree', () => {
  it('gives back every state from its link', () => {
    fc.assert(
      fc.property(familyStates, (state) => {
        expect(family.decode(family.encode(state))).toMatchObject({ kind: 'ok', state });
      }),
    );
  });

  it('keeps to layers that exist', () => {
    fc.assert(
      fc.property(familyStates, fc.constantFrom(...NETWORK_IDS), fc.integer(), (state, id, layer) => {
        family.present(family.reduce(state, { kind: 'layer', layer }));
        family.present(family.reduce(state, { kind: 'first', id, layer }));
        expect(family.reduce(state, { kind: 'second', id }).second).toBe(id);
      }),
    );
  });

  it('tells of a damaged link', () => {
    expect(family.decode({ first: 'gpt' }).kind).not.toBe('ok');
    expect(family.decode({ layer: '-1' }).kind).not.toBe('ok');
  });

  it('sorts from least to most, and says where the parameters of VGG lie', () => {
    const sorted = family
      .present({ ...family.initial, order: 'parameters' })
      .networks.map(({ bill }) => bill.parameters);
    expect(sorted).toEqual(NETWORKS.map(({ bill }) => bill.parameters).toSorted((a, b) => a - b));
    const said = describeFamily(family.present(family.initial), 'en');
    expect(said).toContain('138,357,544');
    expect(said).toContain('102,764,544');
    expect(said).toContain('89.4%');
  });
});

group('why-residual', () => {
  it('gives back every state from its link and tells of a damaged one', () => {
    fc.assert(
      fc.property(residualStates, (state) => {
        expect(residual.decode(residual.encode(state))).toMatchObject({ kind: 'ok', state });
      }),
    );
    expect(residual.decode({ depth: '61' }).kind).not.toBe('ok');
  });

  it('loses the gradient without shortcuts and keeps it with them', () => {
    const model = residual.present(residual.initial);
    expect(model.plain).toHaveLength(30);
    expect(model.plain[0]).toBeLessThan(1e-3);
    expect(model.residual[0]).toBeGreaterThan(0.5);
    expect(model.residual[0]).toBeLessThan(10);
    expect(describeResidual(model, 'en')).toContain('After 30 layers');
  });

  it('shows what its steps promise', () => {
    const models = residual.steps.map(({ state }) => residual.present(state));
    expect(models[2]?.plain[0]).toBeLessThan(1e-12);
    expect(models[3]?.residual[0]).toBeGreaterThan(100);
  });

  it('refuses what is out of bounds', () => {
    expect(residual.reduce(residual.initial, { kind: 'depth', depth: 1 })).toBe(residual.initial);
    expect(residual.reduce(residual.initial, { kind: 'seed', seed: 0.5 })).toBe(residual.initial);
  });
});
