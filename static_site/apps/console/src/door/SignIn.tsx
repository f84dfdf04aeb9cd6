/** Signing in, from whatever point it has reached; the same before the console and in a dialog over it. */
export function SignIn() {
  return null;
}
