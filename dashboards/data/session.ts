import { computed, signal } from '@preact/signals';
import { VecheError } from '../../contracts/errors.ts';
import { deleteAnswer, getAnswer, loginNeeded, postAnswer } from './request.ts';
import { forgetAnswers } from './use-answer.ts';

/** Who reads, as the API tells it. */
export interface Person {
  name: string;
  role: 'viewer' | 'analyst' | 'editor' | 'admin';
}

interface SessionAnswer {
  person: Person | null;
  isDemo: boolean;
}

/** Name of the reader whom a server without keys answers: nobody logged in, so nobody can log out. */
export const LOCAL_NAME = 'local';

export const session = signal<Person | null>(null);

/** Whether the networks are simulated. */
export const isDemo = signal(false);

/** Whether the reader may act on alerts; the API decides again. */
export const mayAct = computed(() => session.value?.role === 'editor' || session.value?.role === 'admin');

/** Asks who is logged in; no answer leaves the session empty. */
export async function readSession(): Promise<void> {
  try {
    take(await getAnswer<SessionAnswer>('session'));
  } catch (error) {
    if (!(error instanceof VecheError)) throw error;
    session.value = null;
  }
}

/** @throws {VecheError} `unauthorized` when name or key are wrong; others as every request. */
export async function logIn(name: string, key: string): Promise<void> {
  take(await postAnswer<SessionAnswer>('session', { name, key }));
  forgetAnswers();
  loginNeeded.value = false;
}

function take(answer: SessionAnswer): void {
  session.value = answer.person;
  isDemo.value = answer.isDemo;
}

/** Ends the session on the server and forgets what was read. @throws {VecheError} as every request. */
export async function logOut(): Promise<void> {
  await deleteAnswer('session');
  session.value = null;
  forgetAnswers();
  loginNeeded.value = true;
}
