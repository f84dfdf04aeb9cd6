import { fill } from "@ventanilla/i18n";
import { CodeForm } from "@ventanilla/ui/code-form";
import { explainHere } from "../kit/ProblemBox";
import { pendingSession, session, stage } from "../session";
import { shell } from "../words";
import { resendCode, submitCode } from "./api";
import { EmailForm } from "./EmailForm";
import { enrolment } from "./lazy";
import { SecondFactorForm } from "./SecondFactorForm";
import { codeRequest, setCodeRequest } from "./state";

/** The current step of signing in, on the sign-in page or in a dialog over the console. */
export function SignIn() {
  const started = pendingSession.value ?? (stage.value.at === "in" ? null : session.value);
  if (started?.state === "second_factor") {
    return <SecondFactorForm />;
  }
  if (started?.state === "enrol") {
    return <enrolment.Show required />;
  }
  return codeRequest.value === null ? <EmailForm /> : <CodeStep />;
}

function CodeStep() {
  const request = codeRequest.value;
  if (request === null) {
    return null;
  }
  const { signin, kit } = shell();
  const { code_length: length, resend_at } = request.challenge;
  return (
    <CodeForm
      sentTo={fill(signin.sent, { length, email: request.email })}
      length={length}
      resendAt={resend_at}
      submitLabel={signin.enter}
      busyLabel={kit.wait}
      explainProblem={explainHere}
      onSubmit={(code) => submitCode(request, code)}
      onResend={() => resendCode(request)}
      onBack={() => setCodeRequest(null)}
    />
  );
}
