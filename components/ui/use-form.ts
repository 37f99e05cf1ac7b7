import { type FormEvent, startTransition, useActionState } from "react";
import { type ActionState, idle } from "@/lib/domain/request/action-state";
import { useErrorWords, useRefusalWords } from "./use-refusal-words";

/** A server action that takes a form. */
export type FormAction<T = void> = (previous: ActionState<T>, form: FormData) => Promise<ActionState<T>>;

/**
 * A form that calls a server action: input is kept through refusals, and each field gets its error. The page provides
 * the messages "problems" and "refusals".
 */
export function useForm<T = void>(action: FormAction<T>) {
  const [state, submit, isPending] = useActionState<ActionState<T>, FormData>(action, idle);
  const errorOf = useErrorWords(state.status === "invalid" ? state.issues : []);
  const refused = useRefusalWords();
  return {
    state,
    isPending,
    /** The props of the form element. */
    form: {
      method: "post",
      noValidate: true,
      onSubmit(event: FormEvent<HTMLFormElement>) {
        event.preventDefault();
        const data = new FormData(event.currentTarget);
        startTransition(() => submit(data));
      },
    } as const,
    refusal: state.status === "refused" ? refused(state.refusal) : undefined,
    errorOf,
  };
}
