import { lazyPart } from "../kit/lazy";

/** Setting up a second factor, which few do and each once. */
export const enrolment = lazyPart(async () => (await import("./Enrolment")).Enrolment);
export const invitation = lazyPart(async () => (await import("./Invitation")).Invitation);
