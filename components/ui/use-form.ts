import { type FormEvent, startTransition, useActionState } from "react";
import { type ActionState, idle } from "@/lib/domain/request/action-state";
import { useErrorWords, useRefusalWords } from "./use-refusal-words";

/** An action as forms call it. */
export type FormAction<T = void> = (previous: ActionState<T>, form: FormData) => Promise<ActionState<T>>;

/**
 * A form around an action: what was typed stays through refusals, and each field knows its error. The page sends
 * "problems" and "refusals" along.
 */
export function useForm<T = void>(action: FormAction<T>) {
  const [state, submit, isPending] = useActionState<ActionState<T>, FormData>(action, idle);
  const errorOf = useErrorWords(state.status === "invalid" ? state.issues : []);
  const refused = useRefusalWords();
  return {
    state,
    isPending,
    /** What the form element takes. */
    form: {
      method: "post",
      noValidate: true,
      onSubmit(event: FormEvent<HTMLFormElement>) {
        event.preventDefault();
        const sent = new FormData(event.currentTarget);
        startTransition(() => submit(sent));
      },
    } as const,
    refusal: state.status === "refused" ? refused(state.refusal) : undefined,
    errorOf,
  };
}
