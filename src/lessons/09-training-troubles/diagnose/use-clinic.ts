// React's way to the clinic. Not responsible for: its work (clinic.ts).
import { useSyncExternalStore } from 'react';
import { clinic } from './clinic.ts';
import type { ClinicSession } from './clinic.ts';

export function useClinic(): ClinicSession {
  return useSyncExternalStore(clinic.subscribe, clinic.current);
}
