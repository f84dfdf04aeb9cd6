export { Dialog } from "./dialog";
export { Choices, Field } from "./field";
export { Drawing, Icon } from "./icons";
export { explain, ProblemNotice } from "./problem";
export { EmptyState, Skeleton } from "./states";
