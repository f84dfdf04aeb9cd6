import { lazyPart } from "../kit/lazy";

// Rarely used parts.
export const enrolment = lazyPart(async () => (await import("./Enrolment")).Enrolment);
export const invitation = lazyPart(async () => (await import("./Invitation")).Invitation);
