import { over, session, stage } from "../session";
import { CodeForm } from "./CodeForm";
import { EmailForm } from "./EmailForm";
import { enrolment } from "./lazy";
import { SecondFactorForm } from "./SecondFactorForm";
import { asked } from "./state";

/** Signing in, from whatever point it has reached; the same before the console and in a dialog over it. */
export function SignIn() {
  const begun = over.value ?? (stage.value.at === "in" ? null : session.value);
  if (begun?.state === "second_factor") {
    return <SecondFactorForm />;
  }
  if (begun?.state === "enrol") {
    return <enrolment.Show demanded />;
  }
  return asked.value === null ? <EmailForm /> : <CodeForm current={asked.value} />;
}
