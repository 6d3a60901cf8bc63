// A technical term on a plain page: a link to its entry of the plain glossary. Takes the place of kit/prose/Term.tsx.
// Not responsible for: the entries.
import type { ReactElement } from 'react';
import type { TermProps } from '../../../kit/prose/Term.tsx';
import { GLOSSARY_FILE } from '../paths.ts';

export function Term({ id, children }: TermProps): ReactElement {
  return (
    <a href={`${GLOSSARY_FILE}#${id}`} className="term">
      {children}
    </a>
  );
}
