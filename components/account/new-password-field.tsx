import { minPasswordLength } from "@/lib/domain/people/password-length";
import { TextField } from "../ui/text-field";

type NewPasswordFieldProps = {
  label: string;
  hint: (values: { min: number }) => string;
  error: string | undefined;
};

/** Where a person chooses a password, which a password manager may propose. */
export function NewPasswordField({ label, hint, error }: NewPasswordFieldProps) {
  return (
    <TextField
      label={label}
      name="password"
      type="password"
      autoComplete="new-password"
      required
      hint={hint({ min: minPasswordLength })}
      error={error}
    />
  );
}
