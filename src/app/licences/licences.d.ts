// What scripts/licences.mjs makes. Types only.
declare module 'virtual:licences' {
  export const LICENCES: readonly {
    readonly name: string;
    readonly version: string;
    readonly licence: string;
    readonly text: string | null;
  }[];
}
