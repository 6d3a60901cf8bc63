// Properties are tried with fresh random values on every run, and so find what nobody thought of. A continuous
// integration run judges one change, so there the values are always the same ones: what it finds, the change has done.
import fc from 'fast-check';

const CI_SEED = 20_261_124;

if (process.env['CI'] === 'true') fc.configureGlobal({ seed: CI_SEED });
