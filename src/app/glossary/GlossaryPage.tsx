// All terms of the course, searchable, both languages side by side. Not responsible for: the terms (kit/prose).
export function GlossaryPage({ search }: { readonly search: string }) {
  return <p>{search}</p>;
}
